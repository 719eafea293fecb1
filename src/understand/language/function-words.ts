/**
 * The little words that no text of a language does without. A word that several languages share counts for each of them
 * in part only. They settle most texts at the price of a table look-up, and tell South African languages apart, which the
 * trained model doesn't know.
 */
export const functionWords: Readonly<Record<string, string>> = {
  en: "the and you your yours i i'm i've i'd i'll we're we've you're you've they their them this that these those with from have has had was were been are is am be my me we our us it its it's to of for on at by as if or but not do does did don't dont doesn't didn't can't cant won't will would could should what when where which who why how there here just about because after before than then all any some more most out up so very now get got still never please thanks thank im ive youre a an in been being having please need want",
  af: 'ek nie het jy jou julle hulle ons sy dit is die van vir met wat baie sal kan moet gaan nou weer maar en of om te daar hier geen niks niemand hoekom wanneer waar dankie asseblief nog al my was word deur oor by na ook net so as toe sê lank ure vlug kind man so tot uit op aan asb hulle ma pa weer hek',
  nl: 'ik niet het een de en van dat je jij jullie wij zijn is was heeft hebben met voor maar ook naar nog geen wat hoe waarom wanneer dit deze die er op aan bij dan mijn uw ons hun goed wel zo te al heb ben moet kan zou worden door',
  de: 'ich nicht der die das und ist ein eine einen einem einer zu mit auf für von dem den des im am sie wir ihr euch mir mich uns haben habe hat war wird werden wurde aber auch noch schon wie was wann warum wo bei nach aus wenn dass oder nur sehr kein keine mein meine es sich an bin sind kann',
  fr: "je ne pas le la les des du de un une et est vous nous mon ma mes votre vos notre ce cette qui que quoi avec pour sur dans au aux il elle ils on suis êtes sont était avez avons j'ai c'est n'est d'un d'une l'avion mais plus très bien tout ça merci bonjour depuis toujours quand comment pourquoi sans être fait moi",
  es: 'el la los las un una de del que y en por para con no se mi mis tu su sus es son está están fue era pero como más muy ya yo me te le les nos lo al hay tengo tiene han he cuando donde qué porque gracias hola sin sobre desde hasta todo todos esta este estoy ser',
  pt: 'o a os as um uma de do da dos das que e em no na nos nas por para com não nao se meu minha meus seu sua é são está estão foi era mas como mais muito já eu me te lhe você vocês ao à há tenho tem foram quando onde porque obrigado obrigada olá sem até tudo isso este esta estou ser pelo pela num numa depois ainda',
  it: 'il lo la i gli le un una di del della dei delle che e è in per con non si mi ti ci vi mio mia sono sei ha ho hai hanno ma come più molto già io tu lui lei noi voi quando dove perché grazie ciao senza questo questa anche da al alla nel nella su se cosa fatto essere stato',
  zu: 'ngi ngiyabonga siyabonga ngicela sicela ukuthi futhi kodwa manje kakhulu uma wami yami lami zami sami bami kwami yenu wenu lenu yethu wethu mina wena thina nina angazi ngoba kanti phela nje yini kanjani kuphi sawubona sanibona ngakho lapho khona noma nami yebo cha hhayi ngifuna ngidinga kade namanje isikhathi izinsuku usuku abantu umuntu into lokhu leli lesi akukho akekho ngisizeni ngeke kwaze sengi bese nalapha lapha',
  xh: 'ndi ndiyabulela enkosi ndicela ukuba kwaye kodwa ngoku kakhulu ukuze wam yam lam zam sam bam kwam mna thina nina andazi kuba yintoni njani phi molo molweni apho nokuba nam ewe hayi ndifuna kaloku into loo le eli esi akukho akekho ndincede kutheni xa ndiyathanda',
  st: 'ke ha ho le wa ya tsa ka kea leboha haholo empa hore kajeno jwang hobaneng rona lona ntate mme dumela jwale e ne tla bona ena tse ena hona oa ea haeba kapa hape fela',
  tn: 'ke ga go le wa ya tsa ka kea leboga thata mme gore jaanong jang goreng rona lona rra dumela e ne tla bone ena tse yo se kana gape fela nna wena',
};

const WIDELY_SHARED = 3;

interface FunctionWordVotes {
  readonly languages: readonly string[];
  /** For each word the places of its languages in the list, and what it counts for each. */
  readonly words: ReadonlyMap<string, { readonly languages: readonly number[]; readonly vote: number }>;
}

export function functionWordVotes(): FunctionWordVotes {
  const languages = Object.keys(functionWords);
  const byWord = new Map<string, number[]>();
  for (const [index, language] of languages.entries()) {
    for (const word of new Set(functionWords[language]?.split(' '))) byWord.set(word, [...(byWord.get(word) ?? []), index]);
  }
  const voteOf = (shared: number): number => (shared > WIDELY_SHARED ? 0.1 : 1 / shared ** 1.5);
  return { languages, words: new Map([...byWord].map(([word, list]) => [word, { languages: list, vote: voteOf(list.length) }])) };
}
