import type { Book } from './book.ts';

/** Afrikaans, with the English words that South Africans write among it left to the English list. */
export const afrikaans: Book = {
  lang: 'af',
  weights: `
0 goeie môre|more|middag|naand|dag|aand, goeiemôre, goeiemiddag, goeienaand
-4 nooit weer, nooit ooit weer, swakste ~ ooit, slegste ~ ooit, vrotste, skande, 'n skande, skandalig*, walglik*, haglik*, verskriklik*, vreeslik*, onaanvaarbaar*, belaglik*, patetie*, nutteloos, nuttelose, skelms, diewe, bedrog, bedrieg*, swendel*, rampspoed, gemors, kak, moer in, die moer in, gatvol, hel, bly weg
-3 nooit aangekom|gekry|opgedaag|ontvang|gebeur|antwoord, nog nie|niks, nog steeds nie|niks|geen, steeds nie|niks, wag al, wag nog, wag vir, ure gewag|lank|laat, # ure, # uur, # dae, # weke, dankie vir niks, niemand antwoord|help|weet|sê|tel, geen antwoord|terugvoer|hulp|verskoning|inligting|respons, geen idee, kan nie, werk nie, wil nie, help nie, antwoord nie, tel nie, sukkel*, swak diens|kommunikasie|ondervinding, swak, sleg*, vrot, gestrand, vertraag, vertraging*, gekanselleer*, kanselleer, vermis*, verlore, verloor, gebreek, gebroke, beskadig*, stukkend, teleurgesteld, teleurstell*, ongeskik*, onbeskof*, kwaad, woedend, ontsteld, vies, vuil, vies, duur, te duur, klagte*, kla, geld terug, terugbetaling*, gesteel, dubbel afgetrek|betaal|gehef, leuens, leuen*, jok, lieg, onprofessioneel*, hopeloos, hopelose, ramp, moeg vir, moeg van, vies vir, skaam julle, mors*, tydmors, tydmorsery, frustr*
-2 probleem*, laat, wag, stadig*, fout*, verkeerd*, jammer, ongelukkig, nooit, niks, niemand, geen, sonder, nie
4 baie dankie, dankie vir|aan|julle, uitstekend*, fantasties*, wonderlik*, ongelooflik*, puik, briljant*, beste ~ ooit, die beste, lekker, baie lekker, mooi so, welgedaan, wel gedaan, aanbeveel, beveel aan, top, sterk so, trots, baie vriendelik*, bly
3 dankie, goed, goeie, vriendelik*, mooi, gelukkig, behulpsaam*, vinnig*, maklik*, gemaklik*, tevrede, liefde, lief vir, geniet, professioneel*, netjies*, skoon, pragtig*, waardeer
1 asseblief
`,
  roles: {
    negator: 'nie, geen, nooit, niks, niemand, sonder, nêrens',
    booster: 'baie, regtig, so, absoluut, heeltemal, verskriklik, te, uiters',
    dampener: 'bietjie, effens, redelik, amper',
    contrast: 'maar, egter, alhoewel',
  },
  signals: {
    complaint: `nog nie|niks, steeds nie|niks, wag al, nooit aangekom|gekry|opgedaag|ontvang, niemand antwoord|help, kan nie, werk nie, swak diens, vertraag, gekanselleer, klagte*, geld terug, verlore, vermis*, gebreek, beskadig*, onbeskof*, onaanvaarbaar, dankie vir niks, nooit weer`,
    question: `kan ek|julle|ons|iemand, hoe lank|kan|laat|werk|gaan|doen, waar is|kan|kry, wanneer is|gaan|kan|sal|vertrek, hoekom is|kan|het|word|moet, wat is|moet|gebeur|kos, is daar|dit|julle, weet iemand|julle`,
    request: `asseblief, help my|asb, asb, kan julle ~ help|stuur|bel|kyk, stuur vir|my, bel my, ek wil, ek soek, kontak my`,
    praise: `baie dankie, dankie vir, uitstekende diens, goeie diens, puik diens, mooi so, welgedaan, die beste`,
    safety: `gevaarlik*, onveilig*, beseer*, hospitaal, brand, rook in, ambulans`,
    'legal-threat': `prokureur*, hof, hofsaak, dagvaar*, ombudsman, verbruikers*, regsaksie`,
    'media-threat': `carte blanche, koerant*, joernalis*, media`,
    'vulnerable-person': `rolstoel, bejaarde*, swanger, baba, ouma, oupa, gestremd*, siek, medikasie, insulien, begrafnis, my # jaar oud*`,
    'money-gone': `geld ~ weg|gesteel|verdwyn, geld terug, dubbel afgetrek|betaal|gehef, bedrog, terugbetaling`,
    'time-limit': `dringend*, nou dadelik, vandag nog, vlieg môre|vandag|vanaand, môre, vanaand`,
    'repeat-contact': `derde|vierde|vyfde|tweede keer|e-pos|oproep, # keer, al weer, weer en weer, oor en oor, steeds geen, nog steeds, weke al`,
    promotion: `gratis geld|geskenk|data, klik hier, wen nou|'n`,
    sarcasm: `dankie vir niks, baie dankie vir niks, mooi so ~ weer, lekker man, wat 'n grap, puik werk ~ weer, nog 'n vertraging`,
  },
};
