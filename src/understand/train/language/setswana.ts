import { sothoForms } from './sotho.ts';
import { township } from './township.ts';
import type { Vocabulary } from './vocabulary.ts';

export const setswana: Vocabulary = {
  lang: 'tn',
  little: `go ke a le ga ya o ba e ka gore wa tsa se na mme di sa fa mo kwa gona jaanong jaana thata tlhe gonne kgotsa sengwe selo dilo
    e ne eno tseno tse tseo eo oo yo yoo bao bano batho motho rona lona bone ene nna wena jang eng mang kae leng
    goreng ka goreng fa e le fela hela gape sentle maswe jalo jaaka jaana gompieno gompiano maabane kamoso ka moso
    ntse ne tla tlaa tswa re ra rra mma ausi abuti ngwana bana basetsana basimane wa me ya me tsa me ba me la me sa me
    wa gago ya gago tsa gago wa gagwe ya gagwe ba gagwe tsa gagwe gago gagwe rona tsa rona ya rona ba rona la rona wa rona botlhe tsotlhe gotlhe yotlhe lotlhe sotlhe otlhe
    fano foo teng kwano kwale koo godimo tlase fa tlase gare kwa ntle mo teng pele morago ka morago kapele gaufi kgakala go tloga go tswa
    go fitlha go ya go sa go se go nna go na go bo go le go ne ga go na ga go ga a ga ba ga re ga le ga ke ga o ga e ga se
    ka jalo ka gonne ka ntlha ntlha ya ka nnete nnete ruri tota totatota ammaaruri ekete e kete o kare nkare kana gongwe le fa lefa fa e se le gale legale
    mme gape ebile e bile bogolo segolo segolobogolo gantsi ka dinako ka gale nako tsotlhe gangwe gabedi gararo gotlhelele le e seng le eseng le goka
    ope ga ope gope ga gope sepe ga sepe mang le mang bokae kae kae ya eng tsa eng ga kae mangwe bangwe dingwe nngwe yo mongwe e nngwe ba bangwe tse dingwe le lengwe
    ee nnyaa nyaa aowa ao heela heelang heish bathong batho batho-ba-modimo tlhe-rra tlhe-mma ijoo ijo jo nxa mxm waitse waitsi le a itse o a itse ke ene ke bone ke rona ke nna ke wena
    gagwe gabo gaabo gaetsho gaeno kgantele gompieno-jeno maloba mogang mogangwe motlhamongwe kooteng ka bonako ka bofefo ka bonya
    esale ga-sale sale ntseng neng nnang nang leng seng keng reng yang tlang tsamayang dirang tshwanetse tshwanelwa a ko ako a o tle tlaa tlaabo ne a ne ba ne re ne ke
    gore-re go-re-ng fa-go mo-go mo go ba ba neng e e neng tse di neng se se o o le le ba ba tse di yo o e e`,
  words: `dumela dumelang dumelarra dumelamma ke a leboga re a leboga ke lebogile leboga tanki tankie intshwarele intshwareleng maitshwarelo kopa ke kopa
    re kopa sala sentle tsamaya sentle robala sentle boroko mosong moso bosigo maitseboa maitsiboa motshegare letsatsi malatsi
    beke dibeke kgwedi dikgwedi ngwaga dingwaga nako dinako ura diura metsotso
    motswana batswana setswana botswana gaborone mahikeng mafikeng rustenburg mosadi basadi monna banna mosimane basimane mosetsana basetsana lesea lekolwane
    makolwane ngwanaka ngwanake kgaitsadi kgaitsadiake nnake nkuku nkoko mmemogolo rremogolo ntatemogolo malome rakgadi ntsala morutabana barutabana titshere ditichere
    moithuti baithuti sekolo sekolong dikolo yunibesithi buka dibuka tiro ditiro modiri badiri tirong moputso tuelo madi diranta banka karata koloi dikoloi
    thekisi ditekisi bese terena sefofane tsela ditsela mmila motlakase
    metsi dijo nama koko borotho bogobe phaleche morogo bojalwa tee kofi sukiri letswai ntlo matlo lapa legae gae kwa gae tlhogo
    toropo toropong motse metse lebenkele mabenkele lebenkeleng bookelo ngaka dingaka mooki baoki molemo melemo loso phitlho
    mapodisi lepodisi legodu magodu kgolegelo kgotla kgotlatshekelo puso poresidente tautona kgosi dikgosi naga lefatshe
    aforika borwa bolo kgwele motshameko metshameko motshameki batshameki setlhopha ditlhopha mokatisi pina dipina mmino moopedi baopedi
    seyalemowa thelebishene mogala megala nomoro molaetsa melaetsa lekwalo makwalo dikgang kgang puo dipuo leina maina potso dipotso karabo
    dikarabo bothata mathata thuso nnete boammaaruri maaka leano maano tlhaloganyo pelo dipelo mowa moya mmele matlho leitlho tsebe
    molomo leino meno seatla diatla letsogo lonao dinao madi mala thapelo dithapelo modimo jeso jesu kereke moruti baruti boleo sebe dibe moengele
    lorato letlhoo boitumelo khutsafalo tsholofelo tumelo maatla thata bontle bosula botshelo ditoro toro lesego masego bomadimabe legodimo
    pula letsatsi dinaledi serame mogote selemo mariga dikgakologo letlhafula ntša dintša katse kgomo dikgomo podi pudi nonyane
    noga pitse phologolo diphologolo setlhare ditlhare bojang malomo sethunya lefatshe thaba dithaba noka lewatle setilo
    tafole bolao mojako lebati letlhabaphefo setlhako ditlhako kobo dikobo diaparo seaparo baki hutshe
    khibidu ntsho tshweu tala serolwana kgolo nnye nyana ntle maswe telele khutshwane ntšhwa ya bogologolo tsididi bollo thata motlhofo bokete
    mogolo monnye montle maswe bagolo ba bantle tse dintle le lentle e ntle e e maswe e kgolo o mogolo monate monateng botlhoko
    bongwe pedi tharo nne tlhano thataro supa robedi robongwe lesome lekgolo sekete milione
    mosupologo labobedi laboraro labone labotlhano matlhatso tshipi sontaga ka mosupologo ka labobedi ka matlhatso ka tshipi keresemose ferikgong tlhakole
    nthuse nthuseng re thuseng mpolelele mpoleleleng mphe nkarabe nteletse nkemele ntlogele ntebe leba lebang reetsa reetsang tla tlang tsena tswa nna fa fatshe
    ema emang didimala didimalang emela emelang taboga itlhaganele se ke wa tshoga o se ka wa tshwenyega se lele ke batla ke tlhoka re batla o batla
    ke rata ke leka ke dira ke bereka ke nna ke ya ke tswa ke tla re tla o tla ba tla le tla ke teng re teng o teng ba teng ga a yo ga yo ga ba yo ga ke itse
    ga re itse ga o itse o a itse ke a itse re a itse ga ke batle ga ke rate ke lapile ke tshwerwe ke a lwala ke itumetse
    re itumetse o itumetse ba itumetse ke galefile ke tenegile ke swabile ke utlwile botlhoko ke kgobegile moreki bareki tirelo ditirelo tlhwatlhwa
    ditlhwatlhwa sekoloto kopo ngongorego dingongorego molaodi balaodi botsamaisi kantoro ofisi data netweke ga e bereke ga e dire ga ba arabe ga ba thuse
    ga re bone ga ke bone mosimanyana lekeisheneng motseng kasi tlogela tlogelang mpho dimpho lenyalo monyadi monyadiwa tsalo botsalo letsatsi la matsalo
    motsadi batsadi badimo bongwe kagiso ntwa bosenyi boferefere tshenyetso kgololesego setso ngwao meetlo moletlo meletlo
    mosadimogolo monnamogolo motlholo kgakgamatso go gontle go maswe go monate go botlhoko go thata go motlhofo go bollo go tsididi go ruta go ithuta
    tsala ditsala ya ka tsala-ya-me motho wa me motho-wa-batho morwarraago mmaagwe rraagwe mmaago rraago mmaetsho rraetsho mmaarona ngwanaago nkile kile kile-ka gatwe gatwe-re
    ${township}`,
  forms: () =>
    sothoForms({
      negative: 'ga',
      stems: `rat batl bon bu bua dir berek thus lebog kop robal tsog bo gorog goroga tsen tsw rek duel em emel ety ithut rut kwal leletsa romel
        amogel neel bolelel akany lel tsheg itumel galef nn tshweny lwal tshel dumel tshep rapel segofats simolol fets bul tswal taboga opel
        tshamek ape tlhatsw apar tsay beng tlis lat bots arab baakany senyeg fetol atleg lek rekis leb reets utlw gakolog lebal latlh
        latlheg tsiets lw sirelets tlhoph itshwarel dira tlogel tlhaloganya tlhalogany tshwenyeg gakgamal letel nyal bolay tshwar omany
        thibel tagw nw j y tl tlhag ntsh kopan kgaogan didimal tlola pag fitlh bin kgweets gol galal tlotl utsw itlhaganel fetsolol
        phatsim bits goeletsa rwal latlhel gog kgoromets am fenya pateletsa thap lelek kolot adim bontsh supa lebogel direl tshegisa ngongoreg tlhobog swab tlhokomel tlhok`,
      endings: 'e eng ang ela elang isa isang wa iwa ega ana ile ileng anang isitse etse',
      past: 'ile ileng itse itseng etse etseng ilwe itswe',
      places: `sekolo toropo lebenkele motse ntlo tafole tsela naga lefatshe pelo tlhogo kereke banka noka thaba koloi lapa tiro letsogo bookelo
        kantoro mogala botshelo lorato mowa buka nako bosigo moletlo kgotla phitlho mmila fatshe batho bana bogare`,
    }),
};
