import { sothoForms } from './sotho.ts';
import { township } from './township.ts';
import type { Vocabulary } from './vocabulary.ts';

/** In the spelling of South Africa and that of Lesotho. */
export const sesotho: Vocabulary = {
  lang: 'st',
  little: `ho ke a le ha ya o ba e ka hore wa tsa se na mme di sa ke ho hona empa jwale joale haholo hle hobane kapa ntho taba
    ena eno tsena tsa tseo eo oo yo bao bana batho motho ntho dintho lintho rona lona bona yena nna wena jwang joang eng mang kae neng
    hobaneng ha-ke haeba feela fela hape hapehape hantle hampe hakaakang hakana hakalo kajeno maobane hosane kamoso hona joale
    hona jwale ntse ne ile tla tlo tswa tsoa re ra ntate mme ausi abuti ngwana ngoana bana banana bashanyana bahlankana wa ka ya ka
    tsa ka ba ka la ka sa ka wa hae ya hao tsa hao hao hae rona tsa rona ya rona ba rona la rona bohle tsohle kaofela yohle oohle lohle sohle
    mona moo teng mane koana kwana holimo hodimo tlase tlasa hare kantle kahare pele morao kamora kapele pela hole haufi ho tloha
    ho fihlela ho ya ho tsoa ho tswa ho se ho sa ho ba ho na ho bile ho le ho ne ha ho na ha ho ha a ha ba ha re ha le ha ke ha o ha e
    tjee tjena jwalo joalo joaloka jwaloka joale-ka jwale-ka jwalo-ka kannete ka nnete nnete ruri ehlile hleka athe ekare nkare eka ekaba eka-ba
    mohlomong leha lehoja leha-ho le hoja esita empanyana ebile mme-ho empa-ha bonyane haeba ha-eba sebakeng ntle ka lebaka ka hona
    kahoo kahoo ka hoo ho-hang hohang le ka letho letho ha letho motho mang mang-kapa-mang hakae makae bokae le kae ya eng tsa eng
    ee e-e tjhe che aowa ache hei helang hle-ntate ke-hona ke eena ke ena eena ke bona ke rona ke nna ke wena nna-ke wena-ke oa ea oona eona
    tsona bona sona lona hona ka-ho ka-hona ka moo ka-moo ha-holo haholoholo haholo-holo hanyane hanyenyane hangata kgafetsa khafetsa kamehla
    ka mehla neng-neng letsatsi le leng e nngwe e 'ngoe ba bang tse ding tse ling ba babedi tse pedi hang hang-hang habedi hararo
    esale esaleng sale ntseng neng bileng nang leng seng keng reng yang tlang tsamaeang etsang`,
  words: `dumela dumelang lumela lumelang kea leboha ke a leboha rea leboha re a leboha tshwarelo tšoarelo ntshwarele ntšoarele kopa ke kopa
    re kopa sala hantle tsamaya hantle robala hantle hoseng hosasa bosiu mantsiboya mantsiboea motshehare motšehare letsatsi matsatsi
    beke dibeke libeke kgwedi khoeli dikgwedi likhoeli selemo dilemo lilemo nako dinako linako hora dihora metsotso ngwaha
    mosotho basotho sesotho lesotho maseru mosadi basadi monna banna moshanyana bashanyana ngwanana banana morwetsana lesea mohlankana ngwanabo
    ngwaneso kgaitsedi khaitseli moena ausi abuti nkgono nkhono ntatemoholo malome rakgadi motswala motsoala mosuwe mosuoe matitjhere titjhere
    tichere moithuti baithuti sekolo sekolong dikolo likolo yunivesithi buka dibuka libuka mosebetsi mesebetsi mosebeletsi basebetsi moputso tjhelete
    chelete diranta liranta banka karete mofuta koloi dikoloi likoloi tekesi ditekesi bese terene sefofane tsela litsela ditsela mmila motlakase
    metsi dijo lijo nama kgoho khoho bohobe papa moroho jwala joala tee kofi tswekere tsoekere letswai letsoai ntlo matlo lapa hae lehae hlooho
    toropo toropong motse metse lebenkele mabenkele lebenkeleng sepetlele ngaka dingaka lingaka mooki baoki moriana meriana lefu mafu lepato
    mapolesa lepolesa leshodu leshoodu mashodu lesholu masholu tjhankana chankana lekgotla lekhotla mmuso 'muso moporesidente morena marena naha lefatshe lefatše
    afrika borwa boroa bolo papadi lipapali papali dipapadi sebapadi libapali sehlopha dihlopha lihlopha mokwetlisi mokoetlisi pina dipina lipina mmino 'mino
    seyalemoya seea-le-moea thelevishene mohala mehala nomoro molaetsa melaetsa lengolo mangolo ditaba litaba puo dipuo lipuo lebitso mabitso potso dipotso lipotso karabo
    dikarabo likarabo bothata mathata thuso nnete 'nete leshano mashano leano maano kelello pelo dipelo lipelo moya moea mmele 'mele mahlo leihlo tsebe
    molomo leino meno letsoho matsoho leoto maoto madi mali mala thapelo dithapelo lithapelo modimo molimo jesu jeso kereke moruti baruti sebe libe dibe lengeloi
    lerato lehloyo lehloeo thabo mahlomola tshepo tšepo tumelo matla botle bobe bophelo ditoro litoro toro lehlohonolo bomadimabe lehodimo leholimo
    pula letsatsi dinaledi linaleli serame mofutho lehlabula mariha selemo ntja dintja lintja katse kgomo khomo dikgomo likhomo podi poli nonyana
    noha pere phoofolo diphoofolo liphoofolo sefate difate lifate jwang lipalesa dipalesa lefatshe thaba dithaba noka leoatle lewatle setulo
    tafole bethe lemati monyako fensetere seeta dieta lieta kobo dikobo likobo diaparo liaparo jase katiba
    kgubedu khubelu ntsho tshweu tšoeu tala putswa putsoa holo nyane nyenyane ntle mpe telele kgutshwane khutšoane ntjha ncha ya kgale khale batang tjhesang thata bobebe
    moholo monyane motle mobe baholo ba batle tse ntle le letle e ntle e mpe e kgolo e khoolo e nyane kgolo khoolo
    nngwe 'ngoe pedi peli tharo nne hlano tshelela tšelela supa robedi robeli robong leshome lekgolo lekholo sekete milione
    mantaha labobedi laboraro labone labohlano moqebelo sontaha ka mantaha ka labobedi ka moqebelo ka sontaha keresemese pherekgong hlakola
    nthuse nthuseng re thuseng mpolelle mpolelleng mphe nkarabe ntetsetse nkemele ntlohele ntjheba sheba shebang mamela mamelang tloo tlong kena tswa dula
    ema emang thola kgutsa emela emelang matha potlaka se ke wa tshoha u se ke oa tshwenyeha se lle ke batla ke hloka re batla o batla
    ke rata ke leka ke sebetsa ke dula ke ya ke tswa ke tla re tla o tla ba tla le tla ke teng re teng o teng ba teng ha eo ha le yo ha yo ha a yo ha ke tsebe
    ha re tsebe ha o tsebe oa tseba wa tseba kea tseba rea tseba ke a tseba re a tseba ha ke batle ha ke rate ke kgathetse ke khathetse ke lapile ke a kula ke thabile
    re thabile o thabile ba thabile ke halefile ke swabile ke hloname ke nyahame ke nyonya bareki moreki tshebeletso litšebeletso ditshebeletso theko
    ditheko litheko sekoloto kopo tletlebo ditletlebo litletlebo mookamedi mookameli bookamedi baokameli ofisi dikantoro kantoro data netweke ha e sebetse ha ba arabe ha ba thuse
    ha re fumane ha ke fumane moshemane maobane ekasi lekeisheneng lekeishene moreneng hlee tlohela tlohelang mpa mpho dimpho limpho lenyalo monyadi tsoalo tswalo letsatsi la tswalo
    motswadi batswadi motsoali batsoali badimo balimo bonngwe kgotso khotso ntwa ntoa tlolo botlokotsebe bobodu tokoloho setso meetlo moetlo mokete mekete
    nkane banna bathong hao mosadimoholo monnamoholo mohlolo ho hotle ho hobe ho monate monate monateng bohloko ho thata ho bobebe ho tjhesa ho bata ho ruta ho ithuta
    ${township}`,
  forms: () =>
    sothoForms({
      negative: 'ha',
      stems: `rat batl bon bu bue bua sebets thus leboh kop robal tsoh kgutl khutl fihl ken tsw tso rek lef em emel otl ithut rut ngol letsets romel
        fuman neh bolell nahan ll tsheh tšeh thab halef dul tshweny tšoeny kul phel kgolw lumel tshep tšep rapel hlohonolofats qal qet bul koal kwal math bin
        bapal pheh hlatsw hlatso apar nk beh tlis lat botš bots arab lokis senyeh fetol atleh lek rekis sheb mamel utlw utlo hopol lebal lahl
        lahleh thetsan lwan loan sirelets kgeth kheth tshwarel tšoarel ets tlohel utloisis utlwisis tshwenyeh makal letel nyal bolay bolaea tshwar tšoar qaban
        thibel tah nw nwa j ja y tl hlah ntsh kopan arohan thol em tat pata pat tantsh khann kgann hol tšep boulel hlomph utsw utso potlak pheth
        kgany hlatsek bits hoeletsa jar akgel hul sutumets tham tšwar hlol qobell hir lelek kolot adim bonts supa lebohel sebelets halal hlokofats hloneph swab hlokomel`,
      endings: 'e eng ang ela elang isa isang wa uwa oa eha ana ile ileng anang isitse etse',
      past: 'ile ileng itse itseng etse etseng wile uwe uoe',
      places: `sekolo toropo lebenkele motse ntlo tafole tsela naha lefatshe lefatše pelo hlooho kereke banka noka thaba koloi lapa mosebetsi letsoho sepetlele
        kantoro mohala bophelo lerato moya buka nako bosiu mokete lekgotla lepato seterata fatshe batho bana bohareng`,
    }),
};
