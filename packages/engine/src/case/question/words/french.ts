import type { LanguageWords } from './language-words.ts';

export const FRENCH: LanguageWords = {
  language: 'fr',
  common:
    'le la les des est sont etait qu que qui quoi quand quel quelle quels quelles pourquoi comment ou ca ce c il elle on je tu nous vous pas du un une en dans au aux pour avec sur y a t j d l s et plus mon moi stp svp ete fait cette cet depuis',
  failure:
    'erreur~ echou~ echec~ panne~ plante~ plantage bug~ tombe~ lent~ timeout~ refus~ probleme~ mort~ incident coupure indisponible marche fonctionne casse~ bloqu~ 400 401 403 404 408 413 422 429 500 502 503 504 crash~',
  death: 'mort morte tombe tue plante redemarre',
  intents: {
    cause: {
      6: 'sans cesse; en boucle; n a|ont|est|sont pas|plus',
      5: '^pourquoi',
      4: 'ne repond|demarre|marche|fonctionne|charge|connecte|ouvre|tourne; n * pas|plus; redemarre|plante|tombe|arrete|quitte sans|au|a|en|tout|apres; renvoie|retourne|affiche|jette * erreur~|exception~|500|502|503|504; cause de|des|du|racine; quelle|la cause; raison de|des|du|pour; d ou vient; que se passe; qu est ce qui provoque|cause|bloque',
      3: 'qu est ce qui se; que s est|passe; provoque; a cause de',
      2: 'pourquoi; comment ca se fait',
    },
    what_changed: {
      5: 'qu est ce qui * change; quels|quelles * deploiements|changements|modifications|commits|versions; mise en production|prod; quelqu un * modifie|change|deploye|touche; derniers|dernieres|recents changements|modifications|deploiements|commits; ete deploye|modifie|change; y a t il eu * deploiement|changement|mise|modification|livraison; qu a t on * change|deploye|livre; quoi de neuf|nouveau',
      4: 'deploye~; deploiement~; changement~; modifications; modifie; a change; livraison; release',
    },
    since_when: {
      6: 'depuis quand; ^combien de temps; de temps ca|cela|a|est|dure; depuis combien; combien de temps; depuis quelle heure; jusqu a quand; a partir de quand',
      5: 'quand * commence|debute|apparu|arrive|premier~|survenu|demarre; quelle heure; premiere erreur|fois|occurrence; quand est ce',
      3: '^quand; quand',
    },
    who: {
      6: '^qui $; ^quel conteneur|pod|service|processus|hote $; ^qui a|est|sont|dois|peut|faut; de qui; a qui; quel auteur; auteur; responsable; proprietaire; quelle equipe; qui appeler|contacter; qui * touche|affecte; quel conteneur; qui possede|gere|maintient',
      3: 'qui a',
    },
    where: {
      6: 'quel~ ligne|fichier|fonction|methode|classe|endroit|module; quel commit; ^ou; ou est|se|dans|exactement|ca|plante; a quel endroit',
      4: 'fichier; ligne',
    },
    diff: {
      6: 'diff; patch; montre|affiche|voir|donne|fais * commit|patch|diff; commit * change; modification * code; avant apres; changement * code; voir * code|modification',
    },
    affected: {
      6: 'touche~; c est grave; quelle gravite; a quel point; impacte~; affecte~; concern~; aussi * erreur~|panne|probleme~; erreur~|panne|probleme~ aussi|egalement; quels autres services; repercussion~; et * ca va|marche',
      4: 'aussi; egalement',
    },
    why_not: {
      6: 'pourquoi pas|ce; lie~ a|au|aux; du a|au|aux; cause~ par; ^pourquoi pas un|une|le|la|les|l; est ce que * peut|pourrait * etre; ca|ce peut|pourrait|peut * etre|venir; est pas * base|reseau|plutot; ce n est pas; sur que * pas|n; et si * etait|c; parle|plaide contre; exclu~; peut etre * le|la|un; je pense|crois; ne serait ce|pas; serait pas; peut il|elle; contre le|la|l; certain que',
      4: 'plutot; peut etre',
      3: '^c est le|la|l',
    },
    what_else: {
      6: 'quoi d autre; etre|avoir d autre; d autre $; autre~ cause~|piste~|hypothese~|explication~|idee~|suspect~|raison~|possibilite~|coupable~; d autre~; alternative~; et sinon; quelle~ autre~; sinon; si ce n est pas; autre chose; encore * possible',
      4: 'autres',
    },
    what_now: {
      6: 'que faire; redemarrage|redemarrer * suffit~; suffit de; quel~ commande~ * lancer|executer|utiliser|repare|resout|corrige|regle; je|on|nous fais|fait|faisons|dois|doit|faut|faire * maintenant; comment * corriger|reparer|repare|resoudre|regler|corrige|resout|regle; prochaine~ etape~; il faut; faut il; dois je; doit on; rollback; revenir en arriere; quelle * solution; solution; remede; et maintenant; puis je * redemarrer; redemarrer; quoi faire; qu est ce que * fait|fais|faire|dois',
    },
    how_many: {
      6: 'combien d|de|des; souvent; nombre d|de|des; taux d|de; combien; quelle frequence; pourcentage; quelle proportion',
    },
    still_so: {
      6: 'toujours; est ce fini|termine; c est fini|termine; encore * erreur~|plante|panne|probleme~|fois|echec~|ca; plante|marche|echoue|casse|bloque|tombe encore; ca|ce continue; regle; resolu; repare; est fini; termine; ca s est arrete; encore en; c est bon maintenant; a nouveau; s est retabli; arrete',
      3: 'encore; continue',
    },
    status_now: {
      6: 'statut; etat; ou en est|sommes; tout * fonctionne|marche|va; comment vont|va|se|ca; en ce moment; situation; sante; actuel~; qu est ce qui tourne; tourne; ca donne quoi; tout est ok|bon',
      3: 'maintenant',
    },
    requests: {
      6: 'mes|nos|mon|notre agents|agent|bots|bot * * echoue~|lent~|erreur~|plante~; quelles|quels|liste|montre * requetes|appels|traces|spans|conversations * echoue~|lent~|dure; quelles|quels|liste|montre * requetes|appels|traces|spans|conversations lent~; requetes|appels|traces|spans les plus lent~',
    },
    list_errors: {
      6: 'liste~ * erreur~|exception~; montre|affiche|donne|voir|enumere * erreurs|exceptions|lignes|logs|log|messages|traces; quelles * erreurs|exceptions; message~ d erreur; lignes du|de; toutes les; erreurs frequentes; plus frequentes|courantes; quels * messages',
    },
    summary: {
      6: 'resume~; ^resume~; recapitul~; recap; synthese; sait on; savons nous; pour l instant|le; bilan; compte rendu; rapport; post mortem; postmortem; en bref; vue d ensemble; ce qu on sait; conclusion~',
      4: 'ticket',
    },
    explain_simply: {
      6: 'expliqu~; simplement; termes|mots simples; comprends|comprend|compris * pas|rien; ne comprend~; veut dire; ca signifie; jargon; vulgaris~; plus simple; trop technique|complique; comme si; clairement; signifie quoi; pour * debutant|novice|chef|nuls',
      4: 'simple~',
    },
    small_talk: {
      6: 'en|parle|parles|parlez francais|anglais|allemand|espagnol|italien|neerlandais|portugais|polonais; ^bonjour; ^bonsoir; ^merci; ^salut; ^coucou; qui es tu; que sais|peux tu; qui etes vous; que pouvez vous; ^au revoir; ^super $; ^ok $; ^aide $; comment vas tu|allez; bon travail; bien joue; tu sais faire; tu fais quoi; ^parfait; ^genial; ^d accord',
      3: 'merci; bravo; parfait; super',
    },
  },
  talk: {
    thanks: 'merci',
    languages: 'francais anglais allemand espagnol italien neerlandais portugais polonais',
  },
  named:
    'service|conteneur|pod|serveur|application @; ^est ce que le|la|l @ est|a|marche|fonctionne|va; ^est ce que @ est|a|marche|fonctionne|va; touche|affecte|impacte|concerne aussi le|la|l @; touche|affecte|impacte|concerne aussi @; touche|affecte|impacte|concerne le|la|l @; pourquoi pas le|la|l @; pourquoi pas @; contre le|la|l @; contre @; etre le|la|l|un|une @; pas le|la|l @; etait le|la|l @; si c etait @; venir de la|l @; venir de|du @; ^le|la|l @ est; ^@ a des erreurs|problemes; ^@ est touche|impacte|affecte; probleme|erreurs dans|de|du|sur @',
  subjects: '^pourquoi le|la|l|les @; ^pourquoi @; ^le|la|l|les @ ne|est|plante; ^@ ne|est|plante',
  nameless:
    'https http connexion login replica site page ce ca cela il elle on je tu nous vous le la les un une tout tous autre autres quelque chose erreur erreurs probleme problemes cause logs log code commit ligne fichier maintenant hier aujourd hui encore aussi pas plus service services sur que qui est sont toujours si bien possible des du de d l c y quelqu en cas incident bon sur plutot rien personne quelques chacun chaque certains certaines plusieurs toutes toute beaucoup aucun aucune tel tels pipeline build ci cd job playbook workflow etape version migration installation script docker terraform ansible helm pip npm maven gradle cargo',
  negations: 'pas ne n aucun aucune jamais sans non',
  reported: {
    doers: 'j je on nous quelqu collegue il',
    verbs: {
      setting:
        'change modifie edite ajuste renomme supprime enleve desactive active remplace augmente baisse ajoute regle configure',
      deployment: 'deploye livre merge pousse publie',
      dependency: 'installe upgrade patche',
      infrastructure: 'migre deplace redemarre demenage bascule',
    },
    asks: 'qu que qui quoi quand quel quelle quels quelles pourquoi comment ou est y',
    since: 'depuis que; apres que; parce que; puisque; des que',
  },
  times: {
    days: { 'aujourd hui': 0, hier: -1, 'avant hier': -2, 'hier soir': -1, 'cette nuit': 0, 'ce matin': 0 },
    weekdays: 'lundi mardi mercredi jeudi vendredi samedi dimanche',
    partsOfDay: {
      'cette nuit': [-2, 6],
      'nuit derniere': [-4, 6],
      matin: [5, 12],
      matinee: [5, 12],
      midi: [12, 13],
      'apres midi': [12, 18],
      soir: [17, 23],
      soiree: [17, 23],
      minuit: [0, 1],
      nuit: [21, 30],
    },
    units: {
      secondes: 1_000,
      seconde: 1_000,
      minutes: 60_000,
      minute: 60_000,
      min: 60_000,
      heures: 3_600_000,
      heure: 3_600_000,
      h: 3_600_000,
      jours: 86_400_000,
      jour: 86_400_000,
      semaines: 604_800_000,
      semaine: 604_800_000,
    },
    rates: 'chaque par tous toutes',
    since: 'depuis apres',
    between: 'entre de',
    last: 'dernieres derniers derniere dernier depuis',
    ago: 'il y a',
    at: 'a vers depuis apres avant entre et de jusqu',
    clock: 'h heures heure',
  },
};
