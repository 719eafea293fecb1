import type { Book } from './book.ts';

/** Portuguese of both shores. */
export const portuguese: Book = {
  lang: 'pt',
  weights: `
0 boa tarde|noite, bom dia, muito bom dia
-4 nunca mais, jamais, pior ~ empresa|companhia|serviço|experiência|aérea, o pior, a pior, uma vergonha, vergonha, vergonhos*, péssim*, horrível*, horríve*, terríve*, golpe, golpistas, ladrões, roubo, fraude*, nojo, nojent*, lixo, merda, bosta, porcaria, desastre, desastros*, lamentáve*, inaceitáve*, absurdo*, ridícul*, patétic*, incompetent*, inúte*, inútil, pesadelo, inferno, ódio, odeio, palhaçada, descaso, desrespeito, falta de respeito, não recomendo, fujam, fuja, enganaç*, caos, raiva, droga, caralho, porra
-3 obrigado|obrigada por nada, nunca chegou|recebi|respondem|responderam|chegaram, não chegou|chegaram|funciona|recebi|responde|respondem|atende|atendem|consigo|conseguem|consegui|tem|tenho|resolve|resolvem|abre|apareceu|devolveram|reembolsaram|gostei|quero|aguento, ainda não|nada|sem, até agora nada|não, sem resposta|solução|notícias|bagagem|mala|previsão|informação|explicação, nenhuma resposta|solução|informação, ninguém atende|responde|ajuda|resolve|sabe, esperando há|desde|faz|# , à espera, espera há, há # horas|dias|semanas|meses, # horas, # semanas, horas de, perdid*, perderam, perdi, perder, extravi*, atras*, atraso*, cancelad*, cancelaram, cancelamento, presos, preso, quebrad*, quebraram, danificad*, estragad*, roubad*, cobraram duas|dobro, cobrança indevida, cobrado duas, decepcion*, desapont*, mau atendimento, mal atendid*, ruim, ruins, mal, mau, má, grosseir*, mal educad*, mentira*, mentiros*, mentem, irritad*, chatead*, chateação, furios*, reclam*, queixa*, suj*, caro, cara, caros, caras, lent*, demora*, triste*, tristeza, problema*, medo, perigos*, fart*, cansad*, tarde, falta, erro*, falha*, chorar, choro, morr*, infelizmente, chato, chata
-2 esperar, espera, esperando, nunca, nada, ninguém, sem, nenhum, nenhuma, não, nem
4 muito obrigado|obrigada, obrigado|obrigada por|pela|pelo|a, excelente*, perfeit*, ótim*, maravilhos*, fantástic*, incríve*, incrível, sensacional, espetacular*, melhor ~ companhia|empresa|serviço|mundo, o melhor, a melhor, os melhores, adoro, adorei, amei, amo, recomendo, super recomendo, muito bom|boa|bem|feliz|simpático|simpáticos, parabéns, impecáve*, nota dez|# , top, lind*, show, arrasou
3 obrigado, obrigada, bom, boa, bons, boas, bem, bonit*, feliz, felizes, content*, simpátic*, atencios*, educad*, rápid*, fácil, confortáve*, pontual, pontuais, limp*, profissiona*, amor, gostei, gosto, alegr*, satisfeit*, sorriso, melhor, agradeço, kkk*, haha*, rsrs*, divertid*, sucesso, sorte, orgulho
1 por favor, tomara
`,
  roles: {
    negator: 'não, nao, nunca, jamais, sem, nem, nada, ninguém, nenhum, nenhuma, tampouco',
    booster: 'muito, muita, tão, demais, super, realmente, totalmente, absolutamente, mais, bastante, extremamente',
    dampener: 'pouco, algo, quase, meio',
    contrast: 'mas, porém, embora, entretanto, contudo, exceto, infelizmente',
  },
  signals: {
    complaint: `ainda não, nunca chegou, não chegou|funciona|recebi|responde|respondem|consigo, sem resposta|solução, ninguém atende|responde|ajuda|resolve, atras*, cancelad*, cancelaram, mala|malas|bagagem ~ perdida|extraviada|quebrada|danificada|não|sumiu, cobraram duas|dobro, cobrança indevida, reclam*, queixa*, reembolso, estorno, péssim*, nunca mais, obrigado|obrigada por nada, descaso`,
    question: `como faço|posso|é|funciona, onde está|posso|fica|estão, quando sai|chega|é|vão|vai, por que|quê, porque é|não, o que aconteceu|faço|é, quanto custa|tempo|é, posso, pode|podem, alguém sabe, tem algum|alguma, vocês têm|tem, qual|quais`,
    request: `por favor, preciso, ajuda, me ajuda|ajudem, ajudem me, poderiam, gostaria, podem me, entrem em contato, respondam, solicito, favor`,
    praise: `muito obrigado|obrigada, obrigado|obrigada pela|pelo|por, excelente atendimento|serviço|voo, ótimo atendimento|serviço|voo, parabéns, recomendo, adorei, amei, a melhor companhia, tripulação ~ simpática|fantástica|maravilhosa|excelente`,
    safety: `perigos*, segurança, ferid*, fumaça, fumo, incêndio, fogo, emergência, hospital, ambulância, desmai*`,
    'legal-threat': `advogad*, processar, processo, justiça, tribunal*, procon, consumidor*, juizado, livro de reclamações, ação judicial, anac, deco`,
    'media-threat': `imprensa, jornalista*, jornal, jornais, televisão, mídia`,
    'vulnerable-person': `cadeira de rodas, deficien*, grávida, gestante, bebé, bebê, criança*, idos*, avó, avô, doente*, insulina, medicament*, remédio*, funeral, enterro, velório, diabétic*`,
    'money-gone': `cobraram duas|dobro, cobrança indevida, meu dinheiro, dinheiro ~ volta|sumiu|devolvam, não ~ reembolso|estorno, sem reembolso, fraude, golpe`,
    'time-limit': `urgente*, urgência, amanhã, hoje mesmo, esta noite, imediata*, em # horas|minutos`,
    'repeat-contact': `terceira|quarta|segunda|quinta|enésima vez, # vezes, várias vezes, muitas vezes, outra vez, de novo, mais uma vez, ainda não, sem resposta, há # dias|semanas|meses`,
    promotion: `ganhe dinheiro, grátis, sorteio, clique aqui, invista, bitcoin, cripto*, promoção, desconto, renda extra`,
    sarcasm: `obrigado|obrigada por nada, obrigado|obrigada por ~ perder|perderem|atraso|cancelar, que surpresa, que maravilha, parabéns por|pelo|pela, mais um atraso`,
  },
};
