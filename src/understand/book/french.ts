import type { Book } from './book.ts';

/** French. */
export const french: Book = {
  lang: 'fr',
  weights: `
0 bonne journée|soirée|nuit, bon voyage|week
-4 plus jamais, jamais plus, pire ~ compagnie|service|expérience|vol, la pire, le pire, une honte, honte, honteux, honteuse, scandal*, arnaque*, arnaqueurs, escroc*, escroquerie, voleurs, inadmissible*, inacceptable*, lamentable*, catastroph*, désastre, désastreu*, nul, nulle, nuls, nullissime, merde, merdique*, à fuir, fuyez, dégueulasse*, dégoût*, horrible*, affreu*, ignoble*, minable*, pathétique*, ridicule*, foutage de gueule, se moque de, se moquent de, vous moquez, incompétent*, incompétence, n'importe quoi, cauchemar*, horreur, enfer, zéro
-3 merci pour rien, merci de rien, toujours pas|rien|aucun|aucune, jamais arrivé|arrivée|reçu|eu|répondu|remboursé, pas arrivé|arrivée|reçu|remboursé|répondu|normal|content|bon|possible|satisfait|sérieux|acceptable|professionnel, aucune réponse|nouvelle|information|info|aide|excuse|solution, aucun remboursement|respect|retour|contact, sans réponse|nouvelles|explication, pas de réponse|remboursement|nouvelles|solution|bagage|valise|nouvelle, personne ne répond|répond|aide|sait, ne marche pas, marche pas, fonctionne pas, ne fonctionne pas, j'attends, attends depuis, attendons depuis, depuis # heures|jours|semaines|mois, # heures de|d'attente, # heures, # semaines, # mois, en attente, perdu*, perte, retard*, retardé, annulé*, annulation, manqué, raté, bloqué*, coincé*, abandonné*, cassé*, abîmé*, endommagé*, volé, déçu*, décevant*, déception, mauvais*, mal, désagréable*, impoli*, odieux, agressi*, mensonge*, menteur*, menti, énerv*, colère, furieu*, inutile*, sale, cher, trop cher, plainte*, réclamation*, galère, problème*, panne, bug, lent*, lenteur, triste*, dommage, peur, fatigu*, marre, ras le bol, insupportable*, dangereu*, débité deux|# fois, payé deux fois
-2 attente, attendre, jamais, rien, aucun, aucune, sans, pas, ne, erreur*, impossible, difficile*, malheureusement, pourquoi
4 merci beaucoup, mille mercis, grand merci, merci à|pour|au, excellent*, parfait*, génial*, formidable*, magnifique*, super, superbe*, fantastique*, extraordinaire*, exceptionnel*, meilleur*, le top, au top, bravo, j'adore, adore, adoré, je recommande, recommande, très bien|bon|bonne|gentil|sympa|agréable|content|contente|satisfait|professionnel, rien à redire, chapeau, félicitations, impeccable*, ravi*, enchanté, trop bien
3 merci, bon, bonne, bien, beau, belle, content*, heureu*, satisfait*, agréable*, sympa*, gentil*, aimable*, accueillant*, souriant*, efficace*, rapide*, facile*, pratique*, propre*, confortable*, professionnel*, aime, aimé, amour, plaisir, sourire, joie, hâte, mdr, lol, haha*
1 svp, espère
`,
  roles: {
    negator: "pas, jamais, aucun, aucune, rien, sans, ni, n'est, n'a, ne, personne",
    booster: 'très, trop, si, vraiment, tellement, tout, extrêmement, absolument, complètement, totalement, hyper, super, plus',
    dampener: 'peu, assez, presque, parfois, plutôt',
    contrast: 'mais, cependant, pourtant, malheureusement, sauf, toutefois',
  },
  signals: {
    complaint: `toujours pas|rien|aucune|aucun, jamais arrivé|arrivée|reçu|répondu|remboursé, aucune réponse|information|nouvelle, pas de réponse|remboursement|nouvelles, personne ne répond, ne marche pas, marche pas, fonctionne pas, j'attends, attends depuis, retard*, annulé*, valise|bagage|bagages ~ perdu|perdue|perdus|cassée|cassé|abîmée, remboursement, plus jamais, déçu*, honte, arnaque*, inadmissible, merci pour rien, réclamation*`,
    question: `est ce que, comment faire|puis|on|je|ça|peut, où est|puis|sont|en, quand est|sera|part|arrive|vais, pourquoi est|le|la|mon|ma|je|vous|on|il, quel|quelle|quels|quelles, combien, savez vous, y a t il, peut on, puis je, pouvez vous`,
    request: `svp, s'il vous plaît, s'il te plaît, pouvez vous, pourriez vous, aidez moi, besoin d'aide, j'ai besoin, je voudrais, contactez moi, merci de me|bien|nous|vouloir|répondre, je souhaite`,
    praise: `merci beaucoup, merci à|pour, grand merci, bravo, équipage ~ formidable|génial|adorable|super|sympa|top, je recommande, au top, excellent service, très bon|bonne service|vol|expérience|compagnie`,
    safety: `dangereu*, sécurité, blessé*, fumée, incendie, feu, urgence médicale, hôpital, ambulance, malaise`,
    'legal-threat': `avocat*, tribunal, justice, porter plainte, plainte, médiateur*, ufc, que choisir, juridique*, mise en demeure, ce 261, eu261, droits des passagers`,
    'media-threat': `presse, journalist*, médias, journal, télé, rendre public`,
    'vulnerable-person': `fauteuil roulant, handicap*, enceinte, bébé, enfant|enfants, personne âgée, grand mère, grand père, malade*, insuline, médicament*, enterrement, obsèques, diabétique*`,
    'money-gone': `débité deux|# fois, payé deux fois, argent ~ perdu|volé|disparu, rembours* jamais|pas|toujours, pas remboursé, pas de remboursement, aucun remboursement, fraude, arnaque*`,
    'time-limit': `urgent*, urgence, immédiatement, demain, ce soir, aujourd'hui même, dans # heures|minutes|heure`,
    'repeat-contact': `troisième|quatrième|deuxième|énième|cinquième fois|mail|message|appel, # fois, plusieurs fois|mails|appels|messages, encore une fois, toujours pas|aucune, sans réponse, aucune réponse, relance*, depuis # semaines|mois|jours`,
    promotion: `gagnez, cliquez ici, concours, code promo, gratuit*, investissement, bitcoin, crypto*`,
    sarcasm: `merci pour rien, bravo ~ encore|pour le|la, super ~ encore un|retard, quelle surprise, quel professionnalisme, merci pour ~ retard|attente, félicitations pour|à`,
  },
};
