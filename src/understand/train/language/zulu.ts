import { nguniForms } from './nguni.ts';
import { township } from './township.ts';
import type { Vocabulary } from './vocabulary.ts';

export const zulu: Vocabulary = {
  lang: 'zu',
  little: `ukuthi futhi kodwa manje uma kakhulu nje ke la nami mina wena thina nina yena bona lapho khona kanti phela ngoba
    noma na yini kanjani kuphi nini ubani bani into izinto lokhu lokho leli lelo lesi leso laba labo lezi lezo lo loyo le leyo
    lolu lobu loku wami yami lami zami sami bami kwami wakho yakho lakho zakho sakho bakho kwakho wakhe yakhe lakhe zakhe sakhe
    bakhe kwakhe wethu yethu lethu zethu sethu bethu kwethu wenu yenu lenu zenu senu benu kwenu wabo yabo labo zabo sabo babo
    kwabo yonke konke wonke bonke zonke lonke sonke sonke yedwa kuphela kude eduze phansi phezulu phakathi phandle ngaphakathi
    ngaphandle emuva phambili ngemuva ngaphambi ngaphansi ngaphezulu emva nga ku kwa kulo kule kulesi kulabo kubo kuye kimi
    kuwe kithi kini ngami ngawe ngaye ngakho ngalokho yingakho ngalo ngale ngani nalokhu nakho nalo nale nawe naye nathi nabo
    akukho akekho ayikho abekho azikho anginalo angina anginayo awuna akana asina alikho ngiyi uyi bayi akusi akuyona akusiyo
    yimi nguwe yithi yini yilokho yiyo yikho yilo yibo nguye ngubani nguwena yimina yithina ngokuthi ukuze ukuba sengathi
    mhlawumbe kambe ngempela impela nakanjani bese kade sekuyisikhathi sengi seku sebe se kusa namanje kusasa izolo namhlanje
    namuhla kuthangi ekuseni ebusuku entambama emini kusihlwa masinyane khathesi ngokushesha kancane kaningi njalo phinde
    futhifuthi ngeke angeke kumele kufanele kufuneka ngabe ngase kwaze wathi ngathi bathi uthi bathini uthini ngithi sithi wase
    base yebo cha hhayi hayi eya ehe qha awu hawu hhawu haibo hayibo weh wemah yoh mxm eish nkosi nkosiyami mani bandla bo bakithi
    wemntwana mfethu mfowethu bafethu sisi bhuti bhut mama baba gogo mkhulu malume mngani mngane mgani wami nkosazane mina-ke nje-ke
    kunjani ninjani unjani kwenzenjani kwenzakalani kwenzekani abanye omunye enye elinye esinye ezinye abaningi kuningi okuningi
    okunye okukhulu okuhle kahle kabi kubi kuhle kumnandi kabuhlungu kanzima lula nzima mpela vele ngane phakade njengoba njenge
    njengami njengawe ngenxa mayelana ngokwe maqondana kunokuba kune kunami ngaphandle kokuthi okwamanje okokuqala ekugcineni
    ekuqaleni ngesikhathi ngosuku ngeviki ngenyanga ngonyaka minyaka inyanga iviki usuku izinsuku isikhathi unyaka ihora imizuzu`,
  words: `sawubona sanibona sawubonani ngiyabonga siyabonga ngiyaxolisa siyaxolisa ngicela sicela usale kahle hamba uhambe nihambe
    lala ulale nilale kuhle ekuseni ubusuku obuhle usuku olumnandi halala halala siyakuhalalisela ngiyakuthanda ngiyakukhumbula
    ngiyakuzwa ngiyavuma angivumi angazi angisazi asazi awazi uyazi niyazi wazini ngiyazi siyazi bayazi angikholwa ngikhathele
    ngilambile ngidiniwe ngiyagula ngijabule sijabule ujabule bajabule ngithukuthele ngiphoxekile ngidumele ngidabukile
    umuntu abantu ingane izingane umntwana abantwana indoda amadoda insizwa izinsizwa owesifazane abesifazane intombi izintombi
    umfana abafana intombazane amantombazane unina uyise udadewethu ubhuti umzala umakhelwane isihlobo izihlobo umndeni umshado
    ilobolo imali izimali umholo irandi isheleni ibhange ikhadi imoto izimoto itekisi amatekisi ibhasi isitimela indiza
    isikhumulo ugesi amanzi ukudla inyama inkukhu isinkwa amasi iphalishi pap uphuthu utshwala itiye ikhofi ushukela usawoti indlu
    izindlu umuzi ikhaya ekhaya kithi emakhaya edolobheni edolobha esitolo isitolo izitolo esikoleni isikole izikole umfundi
    abafundi uthisha othisha inyuvesi umsebenzi imisebenzi emsebenzini umsebenzi umqashi isisebenzi izisebenzi ihhovisi isibhedlela
    esibhedlela udokotela abahlengikazi umuthi imithi isifo izifo ukufa umngcwabo amaphoyisa iphoyisa isela amasela ijele inkantolo
    uhulumeni umongameli inkosi amakhosi izwe izwe lami iningizimu afrika emzansi umzansi ethekwini egoli esoweto kwazulu
    ibhola umdlalo imidlalo abadlali umdlali iqembu igoli umqeqeshi ingoma izingoma umculo umculi umsakazo ithelevishini ifoni
    inombolo umyalezo incwadi izincwadi indaba izindaba ulimi isizulu izilimi igama amagama umbuzo imibuzo impendulo izimpendulo
    inkinga izinkinga usizo iqiniso amanga icebo umqondo inhliziyo izinhliziyo umoya umzimba ikhanda amehlo iso indlebe umlomo
    izinyo izandla isandla unyawo izinyawo igazi isisu umthandazo unkulunkulu ujesu ibandla isonto umfundisi izono ingelosi
    uthando inzondo injabulo usizi ithemba ukholo amandla ubuhle ububi impilo ukuphila amaphupho iphupho inhlanhla ibhadi izulu
    imvula ilanga inyanga izinkanyezi umoya amakhaza ukushisa ihlobo ubusika intwasahlobo inja izinja ikati inkomo izinkomo imbuzi
    inyoni inyoka ihhashi isilwane izilwane umuthi isihlahla utshani imbali umhlaba intaba umfula ulwandle indlela umgwaqo
    imigwaqo ikhona ikhona isihlalo itafula umbhede umnyango ifasitela isicathulo izicathulo ingubo izingubo ijazi isigqoko
    bomvu mnyama mhlophe luhlaza nsundu kukhulu kuncane kude kufushane kusha kudala kubanda kushisa kumnyama kulula kubiza
    omkhulu omncane omuhle omubi abahle ababi ezinhle ezimbi elihle enhle embi enkulu encane elikhulu esikhulu ezinkulu amakhulu
    kunye kubili kuthathu kune isihlanu isithupha isikhombisa isishiyagalombili ishumi ikhulu inkulungwane isigidi
    umsombuluko ulwesibili ulwesithathu ulwesine ulwesihlanu umgqibelo isonto ngomsombuluko ngolwesibili ngolwesithathu ngolwesine
    ngolwesihlanu ngomgqibelo ngesonto umasingana undasa umbasa unhlaba ukhisimusi
    ngisize ngisizeni sisizeni ngitshele ngitsheleni ngiphe ngiphendule ngifonele ngilinde ngiyeke ngibheke bheka bukani lalela
    lalelani woza wozani yiza ngena phuma hlala phansi sukuma thula thulani yima linda lindani gijima shesha musa musani
    ungakhathazeki ungakhali ungesabi ngifuna ngidinga sifuna sidinga ufuna ufunani nifuna bafuna ngithanda ngizama ngisebenza
    ngihlala ngihamba ngiya uya siya niya baya ngisuka ngivela ngiyeza siyeza uyeza bayeza ngiza useza ngikhona sikhona ukhona
    bakhona ikhona likhona zikhona kukhona ngingu ngiyinto ngiwu senzeni senzani ngenzeni ngenzenjani wenzani benzani kwenzani
    amakhasimende ikhasimende inkonzo izinkonzo intengo amanani isikweletu isicelo isikhalo isikhalazo izikhalo umphathi abaphathi
    imenenja idatha iwifi inethiwekhi akusebenzi ayisebenzi alisebenzi aziphenduli abaphenduli abasizi asitholi angitholi
    amanga nje udlala ngami ngiyashesha uyahlanya uyadelela ubala umshini ikhompyutha ushayile washaya kushubile kushisa phansi
    inkululeko umbuso umbango umlando isiko amasiko umcimbi imicimbi isipho izipho ukuzalwa usuku lokuzalwa ubaba umama ugogo
    umkhulu abazali umzali amadlozi idlozi isangoma inyanga yesintu ubuntu ubumbano uxolo impi udlame ubugebengu inkohlakalo
    ${township}`,
  forms: () =>
    nguniForms({
      subjects: 'ngi u si ni ba i li a zi ku lu bu',
      negatives: 'angi awu aka asi ani aba ayi ali awa azi aku alu angisa akasa abasa akusa',
      past: 'nga wa sa na ba ya la za kwa lwa nganga sasi babe kwaku wayese',
      relative: 'engi o esi eni aba e eli a ezi oku olu engizo abazo ozo ezizo',
      continuous:
        'bengi ubu besi beni bebe bekuy ibi belizo beku sengi usu sesi sebe seku seyi selu masi mangi maku ngisa usa sisa basa isa kusa nisa',
      tenses: 'ya zo nga yo ',
      objects: 'ku ngi m si ni ba yi li zi wu zi ki',
      stems: `hamb thand fun bon khulum sebenz siz bong cel lal vuk buy fik ngen phum theng khokh lind shay fund bhal fonel thumel
        thol nik tshel cabang khal hlek jabul thukuthel hlal hluph gul phil kholw themb thandaz busis qal qed vul val gijim cul
        dlal phek gez gqok thath bek leth land buz phendul lungis onakal shintsh phumelel zam fundis thengis bhek buk lalel zw
        khumbul khohlw lahl lahlek khohlis lwel vikel khetha xolis xolel enz yenz yek qond qonda khathaz dumaz dumal mangal
        lindel shad gan bulal phath xaban vimb dakw phuz dl y z fak khiph hlangan hlukan thul sukum caz chaz bhatal qhub
        hlol sab esab fihl dans shayel phuphum khul ncish ncom hlonel hloniph eb ntshontsh jah sheshis phind khany hlanz bas
        biz memez phaph thwal phos dons sunduz thint bamb nqob hlul phoq qash xosh hol bolek kweled tshen tshengis khombis`,
      nouns: `a-bantu u-muntu i-ngane i-zingane i-mali i-moto u-msebenzi i-ndoda a-madoda i-ntombi u-mfana i-khaya i-ndlu i-sikole
        u-gesi a-manzi u-kudla i-nyama i-foni i-ndaba i-zindaba u-thando i-nhliziyo u-nkulunkulu i-zwe i-bhola u-mculo i-ngoma
        i-sikhathi u-suku i-nyanga u-nyaka i-viki u-sizo i-nkinga a-mandla i-mpilo u-hulumeni a-maphoyisa i-siZulu i-sitolo
        i-bhange a-masela i-ncwadi i-gama a-magama u-mama u-baba u-gogo i-nsizwa a-bafana a-mantombazane i-nja i-nkomo u-mhlaba
        i-ndlela u-mgwaqo i-taxi u-buhle i-qiniso a-manga i-phupho u-tshwala i-sonto i-nkosi u-bhuti u-sisi u-dadewethu i-sinkwa`,
      links: 'na ka nga kwa wa ya la za sa ba njenga kuna',
      possessives: `womuntu yomuntu yabantu kwabantu wabantu zabantu lomuntu ngabantu kubantu emntwini kumama kubaba komuntu
        wamanje yanamuhla wokuqala yokuqala wesibili esontweni ekuseni emzini emoyeni enhliziyweni ezweni emzabalazweni`,
    }),
};
