import { joined, listOf } from './vocabulary.ts';
import type { Vocabulary } from './vocabulary.ts';

const STEMS = `rhandz lav von vulavul tirh pfun khens kombel etlel pfuk vuy fik fikel nghen humel xav xavis hakel tsutsum rind dyond dyondzis tsal rhumel kum nyik byel byela ehleket rila hlek
  tsak hlundzuk tsham karhat vaby hanya pfumel tshemb khongel katekis sungul heta pful pfal tlang yimbel cin sweka hlamb ambal tek vek tis lahl lahlek vutis hlamul lulamis cinc ring
  langut yingis twa twis tsundzuk rivat kanganyis lwa sirhel hlawul rivalel endl twisis karhal hlamal yim teka dlay khom holov sivel pyopyiw fa cel hlangan nyikel hlayis yiv hatlis pfumal
  khut vitan rhwal tlakul hum rhandza hluvuk humelel nyanyul nyum kuma fambis famb koka luv seket`;

export const tsonga: Vocabulary = {
  lang: 'ts',
  little: `ku a u ni hi va ya wa xa swa ra ka na ndzi mi yi xi ri byi swi ti ma leswaku kambe loko naswona hikuva kumbe kutani sweswi ngopfu swinene leswi leswo lexi lexo leri lero leyi leyo lava lavo lowu lowo leti leto loyi loye
    mina wena yena hina n'wina vona mani yini njhani kwihi rini hikokwalaho hikwalaho hikwaho ha yini hayini xana hambi hambileswi na swona nakambe nakona kona kwala laha lahaya le la eka eku eka n'wina ehenhla ehansi endzeni ehandle exikarhi emahlweni endzhaku kusuhi ekule
    mani na mani hinkwaswo hinkwavo hinkwawo hinkwayo hinkwerhu hinkwenu ntsena ntsem ntsendze vanhu munhu wanga yanga swanga xanga ranga ta mina wa mina ya mina swa mina xa mina ka mina wa wena ya wena swa wena ka wena wa yena ya yena swa yena ka yena wa hina ya hina swa hina ka hina
    mi ta u ta va ta ndzi ta hi ta swi ta a ndzi a hi a va a swi a ku a wu a xi ndzo ho vo mo swo xo yo lo ko aku ahi ava avo ahiyo swilo xilo nchumu a ku na a ku na mhaka ina e-e ee hayi doo mpela kunene hakunene hi ntiyiso ntiyiso
    namuntlha tolo mundzuku mixo nimixo madyambu nhlikanhi vusiku siku masiku vhiki mavhiki n'hweti tin'hweti lembe malembe nkarhi minkarhi awara sweswinyana khale kun'we kambirhi hi xihatla kancane switsongo swintsongo minkarhi hinkwayo`,
  words: `avuxeni xewani ahee ndza khensa inkomu nkomu inkomu swinene hi khensile ndzi rivaleleni ndzi kombela ku kombela famba kahle sala kahle salani kahle mi etlela kahle nhlikanhi lonene
    ndza ku rhandza ndzi ku tsundzukile ndza swi tiva a ndzi swi tivi a hi swi tivi ndzi karhele ndzi na ndlala ndzi tsakile hi tsakile va tsakile ndza vabya ndzi hlundzukile swa vava swa tika swa olova swa nandziha swa tsakisa swa hlamarisa
    wanuna vavanuna wansati vavasati n'wana vana ricece jaha majaha nhwana vanhwana mufana vafana nhwanyana tatana manana kokwana makwavo sesi buti malume hahani xaka maxaka muakelani munghana vanghana nkata nkatanga
    mali timali muholo bangi kharidi movha mimovha thekisi bazi xitimela xihahampfhuka gezi mati swakudya nyama huku xinkwa vuswa byala tiya khofi chukele munyu yindlu tindlu muti miti kaya ekaya edorobeni doroba xitolo switolo xikolo exikolweni swikolo
    mudyondzi vadyondzi mudyondzisi vadyondzisi yunivhesiti buku tibuku ntirho mintirho mutirhi vatirhi entirhweni xibedlhele exibedlhele dokodela nesi murhi mirhi vuvabyi mavabyi rifu nkosi milenge maphorisa phorisa khamba makhamba khoto mfumo presidente hosi tihosi tiko matiko afrika dzonga
    giyani malamulele tzaneen phalaborwa polokwane limpopo bushbuckridge xitsonga vatsonga mutsonga bolo ntlangu mintlangu mutlangi vatlangi xipano risimu tinsimu vuyimbeleri muyimbeleri xiyanimoya thelevhixini riqingho foni nomboro rungula papila mahungu mhaka timhaka ririmi tindzimi vito mavito xivutiso nhlamulo
    xiphiqo swiphiqo mpfuno ntiyiso vunwa kungu mianakanyo mbilu timbilu moya miri nhloko mahlo tihlo ndleve nomu meno voko mavoko nenge ngati khwiri xikhongelo xikwembu hosi yesu kereke mufundisi xidyoho swidyoho ntsumi rirhandzu rivengo ntsako gome ntshembo ripfumelo matimba vuxongi vutomi norho milorho nkateko
    tilo mpfula dyambu tinyeleti xirhami kuhisa ximumu xixika mbyana timbyana ximanga homu tihomu mbuti xinyenyana nyoka hanci xiharhi swiharhi murhi nsinya misinya byanyi xiluva swiluva misava ntshava nambu lwandle ndlela tindlela xitulu tafula mubedo nyangwa fasitere xihlangi switangi nguvu swiambalo
    n'we mbirhi nharhu mune ntlhanu tsevu nkombo nhungu nkaye khume dzana gidi musumbhunuku ravumbirhi ravunharhu ravumune ravuntlhanu mugqivela sonto hi sonto khisimusi sunguti nyenyenyani nyenyankulu dzivamisoko mudyaxihi khotavuxika mawuwani mhawuri ndzhati nhlangula hukuri n'wendzamhala
    ndzi pfune ndzi pfuneni hi pfuneni ndzi byele ndzi nyike ndzi hlamule ndzi fonele ndzi rindze ndzi tshike languta langutani yingisa yingisani tana tanani nghena huma tshama hansi yima rindza tsutsuma hatlisa miyela u nga chavi u nga rili ndzi lava hi lava u lava mi lava va lava ndzi rhandza ndzi ringeta ndzi tirha ndzi tshama ndzi ya ndzi huma ndza ta ndzi kona hi kona u kona va kona
    vaxavi muxavi vukorhokeri nxavo minxavo xikweleti xikombelo xivilelo swivilelo mulawuri valawuri hofisi data a yi tirhi a swi tirhi a va hlamuli a va pfuni a hi kumi a ndzi kumi makhamba ya mali lobola mucato nkhuvo velekiwa siku ro velekiwa mutswari vatswari vandla mhangu nyimpi ku rhula ndhavuko mikhuva ntshunxeko vukungundzwana`,
  forms: () => {
    const stems = listOf(STEMS);
    const withA = stems.map((stem) => (stem.endsWith('a') ? stem : `${stem}a`));
    const bare = withA.map((stem) => stem.slice(0, -1));
    return [
      ...withA,
      ...withA,
      ...withA,
      ...joined(bare, ['ile', 'eni', 'ana', 'iwa', 'iwile', 'ela', 'isa', 'ani', 'eriwa', 'i']),
    ];
  },
};
