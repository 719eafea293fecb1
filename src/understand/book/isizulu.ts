import type { Book } from './book.ts';

/** isiZulu: a core of words only, because a verb carries its subject and tense in its beginning. */
export const isizulu: Book = {
  lang: 'zu',
  weights: `
-4 niyizigebengu, izigebengu, amasela, isela, ihlazo, angisoze, anginakuphinda
-3 kubi, kabi, imbi, mbi, mubi, ababi, bayadelela, uyadelela, niyadelela, ngicasukile, ngiphoxekile, ngidinwe, sidinwe, ngidiniwe, ngikhathele, sikhathele, kuyacasula, kuyadina, niyacasula, niyadina, nisidina, ilahlekile, ulahlekile, zilahlekile, lahlekile, isikhathi eside, asisebenzi, ayisebenzi, akusebenzi, alusebenzi, ayikafiki, asikafiki, akakafiki, azikafiki, ayifikanga, asifikanga, azifikanga, akekho, abekho, akukho, angitholanga, asitholanga, angikatholi, angisatholi, bathule, niyaganga, nithule, nikhohlisa, niyakhohlisa, baqamba amanga, niqamba amanga, amanga, intukuthelo, ngithukuthele, izinkinga, inkinga, usizi, buhlungu, kubuhlungu, iphukile, yephukile, sephukile, kwephuzile, niphuzile, bephuzile, kubambezelekile, ikhanseliwe, bayantshontsha, bantshontshile
-2 ngilindile, ngilinde, silindile, sisalindile, ngisalindile, silinde, ngilindele, kade, namanje, cha, hhayi
4 ngiyabonga kakhulu, siyabonga kakhulu, ngibonga kakhulu, kuhle kakhulu, ningcono, nihamba phambili, phambili, niyizingwazi
3 ngiyabonga, siyabonga, ngibonga, sibonga, enkosi, kuhle, kahle, muhle, yinhle, zinhle, ninhle, bahle, ngijabule, sijabule, ngiyajabula, siyajabula, injabulo, ngiyathanda, siyathanda, ngiyanithanda, mnandi, kumnandi, bamnandi, umusa, banomusa, nomusa, halala
`,
  roles: { negator: 'akukho, ngaphandle, hhayi', booster: 'kakhulu, impela, nje', dampener: 'kancane', contrast: 'kodwa' },
  signals: {
    complaint: `ilahlekile, zilahlekile, angitholanga, ayifikanga, asifikanga, azifikanga, ayikafiki, namanje, ngilindile, sisalindile, ngisalindile, asisebenzi, ayisebenzi, akekho, bayadelela, inkinga`,
    question: `ngabe, kanjani, kuphi, ikuphi, iphi, zikuphi, nini, ngobani, malini, yini, ngani, kungani`,
    request: `ngicela, sicela, ngiyacela, ngisizeni, ngisize, sisizeni, ngidinga, ngifuna`,
    praise: `ngiyabonga, siyabonga, kuhle kakhulu, bahle`,
    safety: `ingozi, umlilo, intuthu, kulimele, ulimele, esibhedlela`,
    'vulnerable-person': `ugogo, ugogo wami, umkhulu, ingane, izingane, usana, ukhulelwe, uyagula, umuthi, imithi, umngcwabo`,
    'money-gone': `imali ~ yami|ilahlekile|yethu, imali yami, buyisani imali, buyiselani`,
    'time-limit': `ngokushesha, manje, kusasa, namuhla`,
    'repeat-contact': `namanje, kaningi, futhi futhi, okwesithathu, izikhathi eziningi`,
  },
};
