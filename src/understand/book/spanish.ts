import type { Book } from './book.ts';

/** Spanish. */
export const spanish: Book = {
  lang: 'es',
  weights: `
0 buenas tardes|noches, buenos días, buen día, buen viaje
-4 nunca más, jamás, peor ~ aerolínea|servicio|experiencia|compañía|del, el peor, la peor, una vergüenza, vergüenza, vergonzos*, pésim*, estafa*, estafador*, ladrones, robo, fraude*, asco, asqueros*, horrible*, terrible*, horroros*, desastre, desastros*, lamentable*, inaceptable*, indignante*, ridícul*, patétic*, basura, mierda, puta mierda, no lo recomiendo, no recomiendo, no vuelvo, incompetent*, inútil*, pesadilla, infierno, odio, caos
-3 gracias por nada, nunca llegó|llegaron|contestan|responden|respondieron|recibí, no llegó|llega|llegaron|ha llegado|funciona|sirve|responden|contestan|contesta|responde|puedo|pude|aparece|hay|tengo|me|nos|es|está|se, sigo esperando, seguimos esperando, todavía no|nada|sin, aún no|sin|nada, sin respuesta|solución|noticias|equipaje|maleta|explicación, ninguna respuesta|solución|explicación, nadie contesta|responde|ayuda|sabe|resuelve, llevo # horas|días|semanas|esperando, # horas, # semanas, horas de|esperando, esperando desde|hace|# , perdid*, perdieron, perder, perdí, retras*, retraso*, demora*, cancelad*, cancelaron, cancelación, varad*, tirad*, rota, roto, dañad*, dañaron, robaron, cobraron dos|doble, cobro doble, cobrado dos, decepcion*, decepcionante*, mal servicio|trato, muy mal*, mala, malo, malos, malas, mal, grosero*, maleducad*, prepotent*, mentira*, mentiros*, mienten, enojad*, enfadad*, furios*, molest*, queja*, reclam*, sucio, sucia, caro, cara, lento, lenta, triste*, problema*, fatal, miedo, peligros*, harto, harta, cansad*, tarde, falta de, llorar, muert*, guerra
-2 esperar, espera, esperando, nunca, nada, nadie, sin, ningún, ninguna, error*, fallo*, lástima, desgraciadamente, lamentablemente, no
4 muchas gracias, mil gracias, gracias por|a, excelente*, perfect*, genial*, increíble*, maravillos*, fantástic*, espectacular*, mejor ~ aerolínea|servicio|mundo|del, el mejor, la mejor, los mejores, me encanta, encanta, encantad*, recomiendo, lo recomiendo, súper, muy buen|bueno|buena|bien|contento|contenta|amable|amables|feliz, felicidades, felicitaciones, enhorabuena, bravo, estupend*, impecable*, de diez, un diez, hermos*, precios*
3 gracias, buen, bueno, buena, buenos, buenas, bien, bonit*, feliz, felices, content*, amable*, amabilidad, atent*, rápid*, fácil, cómod*, puntual*, limpi*, profesional*, amor, quiero, gusta, gustó, alegr*, satisfech*, sonrisa, mejor, lind*, guap*, jaja*, divertid*, éxito, suerte, ganas
1 por favor, ojalá
`,
  roles: {
    negator: 'no, nunca, jamás, sin, ni, nada, nadie, ningún, ninguna, tampoco',
    booster: 'muy, tan, demasiado, super, súper, realmente, totalmente, absolutamente, más, bastante, mucho, mucha',
    dampener: 'poco, algo, casi, medio',
    contrast: 'pero, aunque, sino, excepto, lamentablemente',
  },
  signals: {
    complaint: `sigo esperando, todavía no, aún no, nunca llegó, no llegó|funciona|responden|contestan|contesta|responde, sin respuesta|solución, nadie contesta|responde|ayuda, retras*, cancelad*, cancelaron, maleta|maletas|equipaje ~ perdida|perdido|perdieron|rota|dañada|no, cobraron dos|doble, queja*, reclam*, reembolso, devolución, pésim*, mal servicio, nunca más, gracias por nada, estafa*`,
    question: `cómo puedo|hago|se|es, dónde está|puedo|están, cuándo sale|llega|es|van, por qué, qué pasa|hago|puedo|es|hora, cuánto cuesta|tiempo|tarda|es, puedo, se puede, pueden|podrían, alguien sabe, hay algún|alguna, tienen`,
    request: `por favor, necesito, ayuda, ayúdenme, podrían, me pueden, quisiera, quiero que, contáctenme, respondan, solicito`,
    praise: `muchas gracias, mil gracias, gracias por, excelente servicio|atención|vuelo, muy amable*, me encanta, felicidades, lo recomiendo, la mejor aerolínea, enhorabuena`,
    safety: `peligros*, seguridad, herid*, humo, incendio, fuego, emergencia*, hospital, ambulancia, desmay*`,
    'legal-threat': `abogad*, demanda*, denuncia*, denunciar, juzgado, tribunal*, consumidor*, profeco, facua, acciones legales, hoja de reclamaciones`,
    'media-threat': `prensa, periodista*, periódico*, medios, televisión, noticias, hacer público`,
    'vulnerable-person': `silla de ruedas, discapa*, embarazad*, bebé*, niño|niña|niños, anciano|anciana, abuel*, mayor de edad, enferm*, insulina, medicament*, funeral, entierro, diabétic*`,
    'money-gone': `cobraron dos|doble, cobro doble, dinero ~ perdido|robado|devuelvan|devuelto, devuelvan|devolver ~ dinero, fraude, estafa*, no ~ reembolso, sin reembolso`,
    'time-limit': `urgente*, urgencia, mañana, hoy mismo, esta noche, inmediata*, en # horas|minutos`,
    'repeat-contact': `tercera|cuarta|segunda|quinta vez, # veces, varias veces, muchas veces, otra vez, una y otra vez, sigo esperando, sin respuesta, todavía no, desde hace # días|semanas|meses`,
    promotion: `gana dinero, gratis, sorteo, haz clic, invierte, bitcoin, criptomoned*, promoción, descuento`,
    sarcasm: `gracias por nada, gracias por ~ perder|perderme|arruinar|retraso|cancelar, qué sorpresa, qué maravilla, bravo ~ otra vez, felicidades por, qué raro`,
  },
};
