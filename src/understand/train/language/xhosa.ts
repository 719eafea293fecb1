import { nguniForms } from './nguni.ts';
import { township } from './township.ts';
import type { Vocabulary } from './vocabulary.ts';

export const xhosa: Vocabulary = {
  lang: 'xh',
  little: `ukuba kwaye kodwa ngoku xa kakhulu nje ke apha nam mna wena thina nina yena bona apho khona kuba kaloku ngoba
    okanye na yintoni njani phi nini ubani bani into izinto oku oko eli elo esi eso aba abo ezi ezo lo loo lowo le leyo
    olu obu wam yam lam zam sam bam kwam wakho yakho lakho zakho sakho bakho kwakho wakhe yakhe lakhe zakhe sakhe
    bakhe kwakhe wethu yethu lethu zethu sethu bethu kwethu wenu yenu lenu zenu senu benu kwenu wabo yabo labo zabo sabo babo
    kwabo yonke konke wonke bonke zonke lonke sonke yedwa kuphela kude kufuphi phantsi phezulu phakathi phandle ngaphakathi
    ngaphandle emva phambili ngasemva phambi ngaphantsi ngaphezulu nga ku kwa kulo kule kwesi kwabo kubo kuye kum
    kuwe kuthi kuni ngam ngawe ngaye ngako ngoko yiyo loo nto lonto ngolo ngalo ngale ngantoni noku nako nalo nale nawe naye nathi nabo
    akukho akekho ayikho abekho azikho andina andinayo andinalo awuna akana asina alikho ndiyi uyi bayi asinguye ayinguwe
    ndim nguwe sithi yiyo yiloo nguye ngubani nguwena yeyam yeyakho yeyethu ngokuba ukuze okokuba ngathi ingathi
    mhlawumbi kambe ngokwenene nyani inyani noba nokuba kanti ke kanye kananjalo kakade kaloku nangoku ngomso izolo namhlanje
    namhla kusasa ebusuku emini ngokuhlwa ngorhatya msinya ngoku ngoko kancinci rhoqo amaxesha ngamaxesha kwakhona
    soze akasoze kufuneka kumele mandi masi ma andikwazi ndingathini wathi ndathi bathi uthi uthini bathini ndithi sithi waye
    ndaye baye yaye ebe bendi ubu bebe ewe hayi hayibo tyhini yho yhoo yhu yoh sundi sana sanukuthi mos torho thixo nkosi nkosiyam bethuna mntase mntakwethu bhuti
    bhut sisi mama tata makhulu tatomkhulu malume mzala tshomi tshomam chomi mhlobo wam ntombi kwedini mfondini mfethu bafethu madoda
    kunjani ninjani unjani kutheni kwenzeka ntoni abanye omnye enye elinye esinye ezinye abaninzi kuninzi ezininzi uninzi
    okunye okukhulu okuhle kakuhle kakubi kubi kuhle kumnandi kabuhlungu nzima lula kanjalo njalo njengokuba njenge
    njengam njengawe ngenxa malunga nge ngokwe ukusukela ukuya kunokuba kuno kunam ngaphandle kokuba okwangoku okokuqala ekugqibeleni
    ekuqaleni ngexesha ngemini ngeveki ngenyanga ngonyaka iminyaka inyanga iveki usuku iintsuku ixesha unyaka iyure imizuzu`,
  words: `molo molweni bhotani enkosi enkosi kakhulu ndiyabulela siyabulela ndiyaxolisa siyaxolisa uxolo ndicela sicela usale hamba kakuhle
    hambani lala ulale kakuhle nilale rhonani busuku benzolo intsasa emnandi usuku olumnandi halala huntshu ndiyakuthanda ndiyakukhumbula
    ndiyakuva ndiyavuma andivumi andazi asazi awazi uyazi niyazi ndiyazi siyazi bayazi andikholelwa ndidiniwe
    ndilambile ndiyagula ndonwabile sonwabile wonwabile bonwabile ndinomsindo ndiphoxekile ndidanile ndilusizi ndiyavuya siyavuya
    umntu abantu umntana usana iintsana umntwana abantwana indoda amadoda umfana abafana umfazi abafazi inkwenkwe amakhwenkwe intombi iintombi
    intombazana amantombazana inkazana umama utata udade umninawa umkhuluwa umza ummelwane isihlobo izihlobo usapho umtshato
    ilobola imali iimali umvuzo irandi isheleni ibhanki ikhadi imoto iimoto iteksi ibhasi uloliwe inqwelomoya
    umbane amanzi ukutya inyama inkuku isonka amasi umngqusho umphokoqo utywala iti ikofu iswekile ityuwa indlu
    izindlu umzi ikhaya ekhaya ekhayeni emakhaya edolophini idolophu ivenkile evenkileni iivenkile isikolo esikolweni izikolo umfundi
    abafundi utitshala ootitshala titshala iyunivesithi umsebenzi imisebenzi emsebenzini umqeshi umsebenzi abasebenzi i-ofisi isibhedlele
    esibhedlele ugqirha oogqirha umongikazi iyeza amayeza isifo izifo ukufa umngcwabo amapolisa ipolisa isela amasela intolongo inkundla
    urhulumente umongameli inkosi iinkosi ilizwe mzantsi emzantsi afrika ebhayi ekapa emonti emthatha egoli qonce rhini
    ibhola umdlalo imidlalo abadlali umdlali iqela inqaku umqeqeshi ingoma iingoma umculo imvumi unomathotholo umabonakude ifowuni
    inombolo umyalezo ileta incwadi iincwadi indaba iindaba ulwimi isixhosa iilwimi igama amagama umbuzo imibuzo impendulo iimpendulo
    ingxaki iingxaki uncedo inyaniso ubuxoki icebo ingqondo intliziyo iintliziyo umoya umzimba intloko amehlo iliso indlebe umlomo
    izinyo izandla isandla unyawo iinyawo igazi isisu umthandazo uthixo uyesu ibandla icawa inkonzo umfundisi isono izono ingelosi
    uthando intiyo uvuyo ulonwabo usizi ithemba ukholo amandla ubuhle ububi impilo ubomi amaphupha iphupha ithamsanqa ilishwa izulu
    imvula ilanga iinkwenkwezi umoya ingqele ubushushu ihlobo ubusika intwasahlobo inja izinja ikati inkomo iinkomo ibhokhwe
    intaka inyoka ihashe isilwanyana izilwanyana umthi ingca intyatyambo umhlaba intaba umlambo ulwandle indlela
    iindlela isitrato isitulo itafile ibhedi umnyango ifestile isihlangu izihlangu ingubo iingubo impahla iimpahla ibhatyi umnqwazi
    bomvu mnyama mhlophe luhlaza ntsundu kukhulu kuncinci kude kufutshane kutsha kudala kuyabanda kushushu kumnyama kulula kuyadula
    omkhulu omncinci omhle ombi abahle ababi ezintle ezimbi elihle entle embi enkulu encinci elikhulu esikhulu ezinkulu amakhulu mkhulu mncinci mhle
    nye mbini ntathu ne ntlanu ntandathu sixhenxe sibhozo thoba ishumi ikhulu iwaka isigidi inye zimbini zintathu
    umvulo ulwesibini ulwesithathu ulwesine ulwesihlanu umgqibelo icawe ngomvulo ngolwesibini ngolwesithathu ngolwesine
    ngolwesihlanu ngomgqibelo ngecawe ekrisimesi krismesi eyomqungu eyomdumba eyokwindla
    ndincede ndincedeni sincedeni ndixelele ndixeleleni ndiphe ndiphendule ndifowunele ndilinde ndiyeke ndijonge jonga jongani mamela
    mamelani yiza yizani ngena phuma hlala phantsi phakama thula thulani yima linda lindani baleka khawuleza musa sukuba suku
    ungakhathazeki ungalili ungoyiki ndifuna sifuna ufuna ufuna ntoni nifuna bafuna ndithanda ndizama ndisebenza
    ndihlala ndihamba ndiya uya siya niya baya ndisuka ndivela ndiyeza siyeza uyeza bayeza ndiza useza ndikhona sikhona ukhona
    bakhona ikhona likhona zikhona kukho kukhona ndingu ndiyinto senze ntoni senza ntoni ndenze ntoni wenza ntoni benza ntoni yenza
    umthengi abathengi inkonzo iinkonzo ixabiso amaxabiso ityala isicelo isikhalazo izikhalazo umphathi abaphathi
    imanejala idata iwifi uthungelwano ayisebenzi asebenzi alisebenzi abaphenduli abancedi asifumani andifumani
    ubuxoki uyandiqhela uyaphambana uyadelela umatshini ikhompyutha ubethile wabetha kushushu kunzima
    inkululeko umbuso imbali isithethe amasiko isiko umsitho imisitho isipho izipho ukuzalwa umhla wokuzalwa umzali
    abazali izinyanya isinyanya igqirha ubuntu umanyano uxolo imfazwe ubundlobongela ulwaphulomthetho urhwaphilizo
    ulwaluko umkhwetha abakhwetha amakrwala ixhwele intsangu umqombothi isidudu ixhego ixhegwazi irhamncwa ucango ichibi iqanda amaqanda
    kengoku kengokuya andithi phofu anditsho utsho batsho tsho lento lomntu ezizinto nabani kowam mntanam tatam mamam camagu bawo bhele dlamini gambu tshawe radebe mfo kwekwe yithi masithi yithini zithini azange kwakungekho kudala kakade phaya phayaa apho-ke nguban mnike ndithe uthe bathe sithe besithi besendi wayesithi ndisathi hlalani mntu mntana xhosa qha qho gxebe nxa xeshikweni qabu qabuka gqi khange zange zange khange andiboni awuboni niyabona uyabona uyayibona yabona yazi
    ${township}`,
  forms: () =>
    nguniForms({
      subjects: 'ndi u si ni ba i li a zi ku lu bu',
      negatives: 'andi awu aka asi ani aba ayi ali awa azi aku alu andisa akasa abasa akusa',
      past: 'nda wa sa na ba ya la za kwa lwa ndandi sasi babe kwaku wayese wayendi',
      relative: 'endi o esi eni aba e eli a ezi oku olu endiza abaza oza eziza',
      continuous:
        'bendi ubu besi beni bebe ibi beku sendi usu sesi sebe seku seyi masi mandi makhe ndisa usa sisa basa isa kusa nisa ndiza uza siza baza iza kuza zakuzaku ndizaku uzaku sizaku bazaku',
      tenses: 'ya zo za nga yaku ',
      objects: 'ku ndi m si ni ba yi li zi wu lu ',
      stems: `hamb thand fun bon theth sebenz nced bulel cel lal vuk buy fik ngen phum theng hlawul lind beth fund bhal fowunel thumel
        fuman nik xelel cing lil hlek vuy caphuk hlal hluph gul phil kholelw themb thandaz sikelel qal gqib vul val balek cul
        dlal phek hlamb nxib thath bek zis land buz phendul lungis onakal tshintsh phumelel zam fundis thengis jong bukel mamel v
        khumbul libal lahl lahlek qhath lwel khusel khetha xolis xolel enz yenz yek qond qonda khathaz danis dan mangal
        lindel tshat zek bulal phath xaban thintel nxil sel ty y z fak khuph dibana hlukan thul phakam cac chith bhatal qhub
        hlol oyik fihl danis qhub phuphum khul ncoma hloniph thib b bil ngxam khawulez phind khany hlanz bas
        biz khwaz thwal phos tsal tyhal chukumis bamb oyis nyanzel qesh gxoth rhol bolek tyala bonis khomb tshay qumb sokol gezel
        phamban rhuq xhuzul qubh tshix qab xhas ceng mem thethel qalis buyis funqul nqwen rhalel rhox tyumb tyis tyeb gxek xhom xhel xhum qweng nqand nqab
        gcin gcobis cothis ncum ncokol thengel khathal sombulul pheph tsib tsho tshon tshis hlohl nyuk nyus ntywil khululek guqul jik jikel qokel lungel
        fanel vumel nqwenel bothis phakamis khawulezis gqibezel gqithis khokhel sus gxininis chaz cacis xhwil rhaj thandek phol`,
      nouns: `a-bantu u-mntu u-mntwana a-bantwana i-mali i-moto u-msebenzi i-ndoda a-madoda i-ntombi u-mfana i-khaya i-ndlu i-sikolo
        u-mbane a-manzi u-kutya i-nyama i-fowuni i-ndaba i-indaba u-thando i-ntliziyo u-thixo i-lizwe i-bhola u-mculo i-ngoma
        i-xesha u-suku i-nyanga u-nyaka i-veki u-ncedo i-ngxaki a-mandla u-bomi u-rhulumente a-mapolisa i-siXhosa i-venkile
        i-bhanki a-masela i-ncwadi i-gama a-magama u-mama u-tata u-makhulu i-nkwenkwe a-makhwenkwe a-mantombazana i-nja i-nkomo
        u-mhlaba i-ndlela i-teksi u-buhle i-nyaniso u-buxoki i-phupha u-tywala i-cawa i-nkosi u-bhuti u-sisi u-dade i-sonka`,
      links: 'na ka nga kwa wa ya la za sa ba njenga kuna',
      possessives: `womntu yomntu yabantu kwabantu wabantu zabantu lomntu ngabantu ebantwini emntwini kumama kutata komntu
        wangoku yanamhlanje wokuqala yokuqala wesibini ecaweni ekuseni emzini emoyeni entliziyweni elizweni emzabalazweni`,
    }),
};
