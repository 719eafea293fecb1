import { sothoForms } from './sotho.ts';
import { township } from './township.ts';
import type { Vocabulary } from './vocabulary.ts';

/** With and without its caron: phones leave it out. */
export const sepedi: Vocabulary = {
  lang: 'nso',
  little: `go ke a le ga ya o ba e ka gore wa tša tsa se na gomme di sa ge mo kua gona bjale bjalo kudu hle gobane goba selo dilo
    ye yeo tše tšeo tse tseo yoo bao ba batho motho rena lena bona yena nna wena bjang eng mang kae neng
    gobaneng ka baka lang ka baka la fela gape gabotse gampe gabohloko bjalo bjalo ka bjalobjalo lehono maabane gosasa ka moso gosasane
    be tla tlo tšwa tswa re ra tate mma mmago tatago sesi buti ngwana bana basetsana bašemane bašimane wa ka ya ka tša ka tsa ka ba ka la ka sa ka
    wa gago ya gago tša gago wa gagwe ya gagwe ba gagwe tša gagwe gago gagwe tša rena ya rena ba rena la rena wa rena ka moka kamoka bohle tšohle tsohle gohle yohle lohle sohle
    mo fao gona kua kgole kgauswi godimo fase ka fase gare ka ntle ka gare pele morago ka morago ka pela kapela go tloga go tšwa
    go fihla go fihlela go ya go sa go se go ba go na go bile go le go be ga go na ga go gona ga go ga a ga ba ga re ga le ga ke ga o ga e ga se
    ka fao ka gobane ka lebaka ka nnete kannete nnete ruri ruriruri bontši gantši gantsi o ka re nke e ke eke mogongwe gongwe le ge lege ge e le eupša eupsa efela
    ebile e bile kudukudu bogolo ka mehla ka dinako mehleng nako ka moka gatee gabedi gararo le gatee le ga tee gannyane gannyanenyane
    motho ofe ofe mang le mang bokae kae le kae ya eng tša eng ga kae ba bangwe tše dingwe tse dingwe e nngwe yo mongwe le lengwe se sengwe e mong
    ee aowa awa aga agaa agee hei heei bathong batho joo ijoo mxm nxa a ke re akere ke yena ke bona ke rena ke nna ke wena kganthe kgane
    gabo gagwe gabolena gešo geso geno maloba mohlomong mohlomongwe ka bonako ka pela-pela hleng hlee
    esale ga esale bego beng bilego lego sego kego rego yago tlago sepelago dirago swanetše swanetse a nke nke a re tlego tlilego se sego
    ba bego e bego tše di bego se se o o le le ba ba tše di yo a ye e woo wo mo wola yela tšela tsela bale`,
  words: `thobela dumela dumelang realotšha re a lotšha ke a leboga re a leboga ke lebogile leboga ntshwarele ntshwareleng tshwarelo kgopela ke kgopela
    re kgopela šala gabotse sala gabotse sepela gabotse robala gabotse boroko mesong mosong bošego bosego mantšiboa mantsiboa mosegare letšatši letsatsi matšatši matsatsi
    beke dibeke kgwedi dikgwedi ngwaga mengwaga nako dinako iri diiri metsotso motsotso
    mopedi bapedi sepedi polokwane limpopo gauteng tshwane mosadi basadi monna banna mošemane moshemane mošimane mosetsana lesea lesogana
    masogana ngwanaka ngwanešo ngwaneso kgaetšedi kgaetsedi moratho koko rakgolo makgolo malome rakgadi motswala morutiši morutisi barutiši barutisi thitšhere titshere
    moithuti baithuti barutwana morutwana sekolo sekolong dikolo yunibesithi puku dipuku mošomo mosomo mešomo mesomo mošomi mosomi bašomi basomi mošomong moputso tšhelete tshelete diranta panka karata koloi dikoloi sefatanaga difatanaga
    thekisi ditekisi pese setimela sefofane tsela ditsela mmila mebila mohlagase
    meetse dijo nama kgogo borotho bogobe morogo bjala bjalwa teye kofi swikiri letswai ntlo dintlo lapa legae gae ka gae hlogo
    toropo toropong motse metse lebenkele mabenkele lebenkeleng bookelo sepetlele ngaka dingaka mooki baoki sehlare dihlare lehu poloko
    maphodisa lephodisa lehodu mahodu kgolego kgorotsheko mmušo mmuso mopresidente kgoši kgosi magoši naga lefase
    afrika borwa bolo kgwele papadi dipapadi sebapadi dibapadi sehlopha dihlopha motlhahli mohlahli koša kosa dikoša mmino moopedi baopedi
    seyalemoya thelebišene thelebisene mogala megala nomoro molaetša molaetsa melaetša lengwalo mangwalo ditaba taba polelo dipolelo leleme maleme leina maina potšišo potsiso dipotšišo karabo
    dikarabo bothata mathata thušo thuso nnete maaka leano maano kgopolo tlhaologanyo pelo dipelo moya mmele mahlo leihlo tsebe
    molomo leino meno seatla diatla letsogo leoto maoto madi mala thapelo dithapelo modimo jesu kereke moruti baruti sebe dibe morongwa
    lerato lehloyo lethabo thabo manyami kholofelo tshepo tumelo maatla bothata botse bobe bophelo ditoro toro mahlatse mahloko legodimo
    pula letšatši dinaledi phefo marega selemo lehlabula seruthwane mpša mpsa dimpša katse kgomo dikgomo pudi nonyana
    noga pere phoofolo diphoofolo mohlare mehlare bjang matšoba letšoba lefase thaba dithaba noka lewatle setulo
    tafola mpete lebati lefestere seeta dieta kobo dikobo diaparo seaparo baki kefa
    hubedu khubedu ntsho šweu sweu tala serolwane kgolo nnyane nyane botse mpe telele kopana mpsha ya kgale tonya borutho boima bonolo bofefo
    mogolo monnyane mobotse mobe bagolo ba babotse tše dibotse le lebotse e botse e mpe e kgolo yo mogolo bose bosebose bohloko monate
    tee pedi tharo nne hlano tshela šupa supa seswai senyane lesome lekgolo sekete milione
    mošupologo mosupologo labobedi laboraro labone labohlano mokibelo sontaga lamorena ka mošupologo ka labobedi ka mokibelo ka sontaga keresemose pherekgong dibokwane
    nthuše nthuse nthušeng re thušeng re thuseng mpotše mpotse mpotšeng mphe nkarabe nteletše nkemele ntlogele ntebelele lebelela lebelelang theeletša theeletsa tlaa tlang tsena etšwa dula fase
    ema emang homola homolang emela emelang kitima akgofa o se ke wa tšhoga o se tshwenyege se lle ke nyaka ke hloka re nyaka o nyaka ba nyaka o nyakang
    ke rata ke leka ke šoma ke soma ke dula ke ya ke tšwa ke tla re tla o tla ba tla le tla ke gona re gona o gona ba gona ga a gona ga ba gona ga ke tsebe
    ga re tsebe ga o tsebe o a tseba ke a tseba re a tseba ga ke nyake ga ke rate ke lapile ke kgathetše ke a lwala ke a babja ke thabile
    re thabile o thabile ba thabile ke befetšwe ke befetswe ke tenegile ke swabile ke kwele bohloko ke nyamile moreki bareki tirelo ditirelo theko
    ditheko molato sekoloto kgopelo ngongorego dingongorego molaodi balaodi bolaodi kantoro ofisi data netweke ga e šome ga e some ga ba arabe ga ba thuše
    ga re hwetše ga ke hwetše ga ke kwešiše ke kwešiša mošemanyana lokišeneng motseng kasi tlogela tlogelang mpho dimpho lenyalo monyadi monyadiwa matswalo letšatši la matswalo
    motswadi batswadi badimo botee khutšo khutso ntwa bosenyi bomenetša tokologo setšo setso meetlo moletlo meletlo monyanya menyanya
    mokgekolo mokgalabje mohlolo makatika go botse go gobotse go gobe go bose go bohloko go thata go bonolo go fiša go fisa go tonya go ruta go ithuta
    mogwera bagwera mogwera wa ka mokgotse lekgotla gatwe ba re bjalo-ka hlokomela hlompha kgahlego kgahlegago bolela bolelang bolela-hle
    rapela phelang pholoso kgodiso tumišo tumiso reta tlotla morena kgothala kgotlelela tiiša tiisa nyatša nyatsa bolawa hwile hwa tlhokofetše tlhokofetse robetše robetse
    ${township}`,
  forms: () =>
    sothoForms({
      negative: 'ga',
      stems: `rat nyak bon bolel dir šom som thuš thus lebog kgopel robal tsog boa fihl tsen tšw tsw rek lef em emel beth ithut rut ngwal leletš leletsa romel
        hwetš hwets amogel fa f botš bots nagan ll sega seg thab befelw dul tshweny lwal phel dumel tshep rapel šegofats segofats thom fetš fets bul tswalel kitim opel
        bapal ape hlatsw apar tše tsea tšea be tliš tlis lat botšiš botsis arab lokiš lokis senyeg fetol atleg lek rekiš rekis lebelel theeletš theelets kw gopol lebal lahl
        lahleg fora lw šireletš sirelets kgetha kgeth lebalel diragal tlogel kwešiš kwesis tshwenyeg makal letel nyal bola bolay swar omana
        thibel tagw nw j y tl tšwelel ntšh ntsh kopan arogan homol fofa namel fihla bin otlel gol tlotl utsw akgof phetha
        phadim bitš bits goelets rwal lahlel gog kgorometš kgwath fenya gapeletš thwal raka kolot adim bontšh bontsh šup supa direl ngongoreg nyami swab hlokomel hlok hlomph hlompha šal sal sepel`,
      endings: 'e eng ang ela elang iša isa wa ega ana ile ilego ago etše etse išitše isitse',
      past: 'ile ilego itše itse etše etse etšego etsego ilwe itšwe',
      places: `sekolo toropo lebenkele motse ntlo tafola tsela naga lefase pelo hlogo kereke panka noka thaba koloi lapa mošomo letsogo bookelo
        kantoro mogala bophelo lerato moya puku nako bošego moletlo kgoro poloko mmila fase batho bana bogare`,
    }),
};
