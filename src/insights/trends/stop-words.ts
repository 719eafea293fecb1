/** Words that say nothing alone, by language; accents folded. A phrase neither begins nor ends with one. */
const lists: Readonly<Record<string, string>> = {
  en: 'a about after all also am an and any are as at be been before being but by can could did do does don for from get go got had has have he her here him his how i if im in into is it its just like ll me more my new no not now of off on one only or our out over re rt s see she so some t than that the their them then there these they this to too two up us ve very via was we were what when where which who why will with would you your amp http https',
  de: 'aber als am an auch auf aus bei bin bis das dass dem den der des die doch du ein eine einem einen einer er es fur hat ich ihr im in ist ja kein man mehr mein mich mir mit nach nicht noch nur oder schon sein sich sie sind so uber um und uns vom von vor war was wenn wie wir wird zu zum zur',
  es: 'a al algo como con cual de del desde donde el ella en entre era es esta este esto hay ha han la las le les lo los mas me mi muy nada ni no nos o para pero por porque que se si sin sobre son su sus tambien te tiene todo tras tu un una y ya yo',
  fr: 'a au aux avec c ce ces cette d dans de des du elle en est et eu il ils j je l la le les leur lui m ma mais me mes moi n ne nous on ou par pas plus pour qu que qui s sa se ses si son sur t te tu un une vous y',
  it: 'a ai al alla anche che chi ci come con da dal dalla dei del della delle di e ed gli ha ho i il in io la le lo ma mi mia nei nel nella no non o per piu quando questa questo se si sono su sul sulla ti tra tu un una uno',
  pt: 'a ao aos as com como da das de do dos e ela ele em entre era essa esse esta este eu foi ha isso ja la mais mas me meu minha muito na nas nao nem no nos o os ou para pela pelo por pra que se sem seu so sua tem uma um voce',
  nl: 'aan al als ben bij dan dat de der deze die dit doch door dus een en er ga had heb heeft het hij hoe ik in is je kan maar me meer met mij mijn naar niet nog nu of om ook op over te tot uit van voor was wat we wel wij wordt ze zich zijn zo',
  af: 'aan al as baie by daar dat die dit ek en ek het hier hoe hulle in is jou jy kan maar met my na nie nog nou of om ons ook op sal se sy te toe uit van vir was wat wees',
  tl: 'ako ang at ay dahil din hindi ito ka kami kay ko kung lang mga mo na nang ng ni pa para po sa si siya tayo yung',
};
const sets: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(lists).map(([lang, words]) => [lang, new Set(words.split(' '))]),
);
const all: ReadonlySet<string> = new Set(Object.values(lists).flatMap((words) => words.split(' ')));
const english = sets['en'] ?? all;

/** Whether a folded word says nothing in that language (BCP 47), or in English, which is mixed into most. Unsure (`und`): in any. */
export function isStopWord(word: string, lang: string): boolean {
  const base = lang.split('-')[0] ?? lang;
  if (base === 'und') return all.has(word);
  return english.has(word) || (sets[base]?.has(word) ?? false);
}
