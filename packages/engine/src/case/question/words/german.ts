import type { LanguageWords } from './language-words.ts';

export const GERMAN: LanguageWords = {
  language: 'de',
  common:
    'der die das ist sind war waren was warum wieso wie wann welche welcher welches welchem wer wem wo es nicht und ich wir du mir mich ein eine einen im den dem von mit auf auch bitte hat habe haben kann gibt gab noch zu zum fur sich auf wurde schon uns nur denn kein keine seit unser unsere unserem unseren mein meine meinem',
  failure:
    'fehl~ fehler~ kaputt absturz~ sturzt abgesturzt ausfall~ ausgefallen langsam timeout~ zeituberschreitung haengt hangt tot gestorben problem~ storung~ down geht kracht verweiger~ abgelehnt lauft 400 401 403 404 408 413 422 429 500 502 503 504 crash~',
  death: 'gestorben tot abgesturzt gekillt neugestartet beendet stirbt',
  intents: {
    cause: {
      6: 'immer wieder; standig; dauernd',
      5: '^warum; ^wieso; ^weshalb',
      4: 'startet|antwortet|reagiert|verbindet|ladt|lauft|geht|funktioniert|offnet|arbeitet nicht|nie|kaum|standig|dauernd|immer|neu; nicht erreichbar|verfugbar|gestartet|mehr; liefert|wirft|meldet|zeigt * fehler~|exception~|500|502|503|504; startet|sturzt|bricht|hangt * ab|auf|neu; ursache~; woran liegt|lag; was ist * los; grund fur; was steckt * dahinter; was verursacht',
      3: 'was ist passiert; was passiert; was ist * los|schief; wodurch; wie kommt',
      2: 'warum; wieso; weshalb; weswegen',
    },
    what_changed: {
      5: 'was * geandert|deployt|deployed|ausgerollt|released|neu; welche anderungen|deployments|commits|releases; gab es * deployment|deploy|release|anderung~|ausrollung|update~; jemand * geandert|verandert|umgestellt; letzte~ anderungen; was hat sich',
      4: 'geandert; verandert; anderungen; deployed; deployt; ausgerollt; release; was ist neu',
      2: 'deployment~; commits',
    },
    since_when: {
      6: 'seit wann; ab wann; von wann; bis wann; seit welch~',
      5: 'wann * angefangen|begonnen|los|erste~|zuerst|fing|begann|aufgetreten|passiert; wie lange; welcher uhrzeit; um wieviel uhr; wie viel uhr; erste~ fehler|auftreten',
      3: '^wann; wann hat|war|kam|ging|fing; seit wie',
    },
    who: {
      6: '^wer; ^wem; wem gehort; von wem; wer * betroffen; zustandig; verantwortlich; ^welche~ container|pod|prozess|dienst|service|host $; welche~ container|pod|prozess|dienst|service * gestorben|tot|abgesturzt|gekillt|beendet|neugestartet|stirbt; ^wen; welches team; wer ist|war; autor; besitzer; wer ist gestorben; ansprechpartner',
      4: 'wer; wessen; wen',
    },
    where: {
      6: 'welche~ zeile|datei|funktion|methode|klasse|stelle; welche~ commit war|ist|hat; ^wo; wo * code|genau|steht|kracht; welcher commit',
      4: 'wo; zeile; datei; in welche~',
    },
    diff: {
      6: 'diff; patch; zeig~ * commit|anderung; was * commit * geandert; was genau * geandert; anderung im code; sieht die anderung; vorher nachher; code anderung',
      4: 'anderung * sehen|zeigen|ansehen; den commit',
    },
    affected: {
      6: 'betroffen; wie schlimm|ernst|schwer|kritisch; erwischt; betrifft; beeintrachtigt; auswirkung~; hat * auch * fehler|probleme; auch * kaputt|ausgefallen|down; in mitleidenschaft',
      5: '^lauft|geht|funktioniert * noch; ^ist|sind * auch|ebenfalls; ^geht|lauft; was ist mit * ok|auch',
    },
    why_not: {
      6: 'warum nicht; hangt das|es mit; hangt * zusammen; liegt es am|an; wegen des|der|dem; ^warum|wieso|weshalb nicht ein|eine|der|die|das; wieso nicht; weshalb nicht; kann|konnte es|das|dies * sein|liegen; ist|sind es|das nicht; liegt es|das|nicht * vielleicht|doch|eher|am|an|nicht; spricht gegen; sicher * nicht|kein; vielleicht|eventuell am|an|die|der|das; ausschliess~|ausgeschlossen; doch die|der|das|am|an; ich glaube|denke|tippe|vermute; nicht doch|eher; und wenn * war|ist',
      4: 'konnte * schuld|ursache; schuld; oder doch',
    },
    what_else: {
      6: 'sonst; was * sonst; was konnte|kann|konnte es|das noch; was * noch sein; andere ursache~|ideen|idee|erklarung~|verdacht~|moglichkeit~|grunde|kandidaten|hypothesen; alternativ~; wenn es das nicht|nicht; weitere * ursache~|verdacht~|ideen|hypothesen|kandidaten|spuren; noch * in frage|andere; zweitwahrscheinlich~; noch ideen|was; was noch; nicht das ist',
      3: 'andere; weitere',
    },
    what_now: {
      6: 'was * tun|machen|unternehmen; reicht|genugt|hilft * neustart|neustarten|rollback; wie * zuruck; welche~ befehl~|kommando~ * hilft|helfen|behebt|lost|repariert; wie behebe~|repariere~|lose|fixe~; was jetzt|nun; nachste~ schritt~; soll~ ich|wir; wie kann|konnen * reparieren|beheben|losen|fixen; zuruckroll~|rollback; losung; abhilfe; workaround; wie * beheben|reparieren|losen; und jetzt; was hilft; muss ich|man',
      4: 'beheben; reparieren; neustarten; empfiehlst',
    },
    how_many: {
      6: 'wie viele; wieviele; wieviel; wie viel; wie oft; wie haufig; anzahl; fehlerrate; wie hoch; wie gross; zahl der; quote',
    },
    still_so: {
      6: 'immer noch; noch immer; lauft|geht|funktioniert es|das|alles * wieder; tritt * noch; noch so|da|aktuell; behoben; aufgehort; problem|fehler * weg|gelost|vorbei; wieder * passiert|aufgetreten; besteht * noch; vorbei; erledigt; gelost; geht es|das wieder; noch kaputt',
      3: 'noch; wieder',
    },
    status_now: {
      6: 'status; stand; wie sieht es|s; lauft alles|alle; aktueller; wie geht es|s; lauft gerade|aktuell; alles ok|okay|gut|in|gesund; zustand; lage; momentan|gerade $; geht alles; welche * laufen',
      4: 'gerade; aktuell; momentan; jetzt $',
    },
    requests: {
      6: 'was|wer hat|haben am langsten gedauert|gebraucht; welche|zeig~|liste|gab * anfragen|anfrage|requests|aufrufe|traces|spans|gesprache * * fehlgeschlagen~|fehler~|langsam~|gescheitert~|gedauert|schief|kaputt|abgebrochen; mein~|unser~ agenten|agent|bots|bot * * fehlgeschlagen~|fehler~|langsam~|gescheitert~|schief|kaputt|abgebrochen|gedauert; langsam~|fehlgeschlagen~|fehlerhaft~ anfragen|requests|aufrufe|traces|spans|gesprache; welche|zeig~|liste * anfragen|requests|aufrufe|traces|spans|gesprache * fehlgeschlagen|fehlerhaft|langsam~|gescheitert|gedauert; welche|zeig~|liste * fehlgeschlagene~|langsam~|gescheiterte~ anfragen|requests|aufrufe|traces|spans|gesprache; langsamsten anfragen|requests|aufrufe|traces|spans; gab es * langsam~|fehlgeschlagene~ anfragen|requests|aufrufe|traces',
    },
    list_errors: {
      6: 'zeig~ * fehler|logzeilen|zeilen|exceptions|meldungen|fehlermeldungen|stacktraces|log~; liste * fehler~|exceptions; fehlermeldung~; welche exceptions|fehler|ausnahmen; logzeilen; haufigsten; alle fehler; fehlerliste; auflisten; fehler auf; welche * fehler~ gab|gibt|gabs; stacktrace~',
    },
    summary: {
      6: 'fass~ * zusammen; zusammenfass~; zusammengefasst; uberblick; wissen wir; kurzfassung; postmortem; kurz gesagt|und; bericht; resumee; protokoll; rekapitulier~; fazit; bis jetzt herausgefunden; ubersicht',
      4: 'ticket; bisher',
    },
    explain_simply: {
      6: 'erklar~; einfach~ worte~|erklart|gesagt|ausgedruckt|sprache; verstehe * nicht; versteh * nicht; was heisst|bedeutet; fachbegriff~; fachchinesisch; fur laien|dummies|anfanger|chef; ohne fach~; laienhaft; verstandlich~',
      3: 'einfacher; einfach',
    },
    small_talk: {
      6: 'auf|in|sprich|sprichst deutsch|englisch|franzosisch|spanisch|italienisch|niederlandisch|portugiesisch|polnisch; ^hallo; ^danke; ^guten morgen|tag|abend; was kannst du; wer bist du; wer bist; vielen dank; ^moin; ^servus; ^tschuss; ^super $; ^gut $; ^hilfe $; wie heisst du; wie geht es|s dir; ^ok $; besten dank; gruss dich; gute arbeit; was machst du; wobei|womit kannst; dankeschon; ^prima; ^klasse',
      3: 'danke; super; prima; toll',
    },
  },
  talk: {
    thanks: 'danke dank dankeschon',
    languages: 'deutsch englisch franzosisch spanisch italienisch niederlandisch portugiesisch polnisch',
  },
  named:
    'service|dienst|container|pod|anwendung|server @; @ service|dienst|container|pod; ^ist|sind|wird|war der|die|das @ betroffen|auch|noch|ok|down|kaputt|langsam; ^ist|sind|wird|war @ betroffen|auch|noch|ok|down|kaputt|langsam; ^lauft|geht|funktioniert der|die|das @; ^lauft|geht|funktioniert @; auch den|die|das @ erwischt|betroffen; auch @ erwischt|betroffen; betrifft|trifft das auch den|die|das @; betrifft|trifft das auch @; betrifft|trifft das @; warum|wieso nicht der|die|das @; warum|wieso nicht @; gegen den|die|das @; gegen @; es|das der|die|das @; am|an @; es|das nicht der|die|das @; es|das nicht @; dass es nicht der|die|das @; dass es nicht @; fehler|probleme in|bei|im|von @; hatte|hat @; was ist mit der|dem @; was ist mit @',
  subjects:
    '^warum|wieso|weshalb ist|geht|lauft|funktioniert|antwortet|sturzt|stirbt der|die|das @; ^warum|wieso|weshalb ist|geht|lauft|funktioniert|antwortet|sturzt|stirbt @; ^der|die|das @ ist|geht|lauft|antwortet; ^@ ist|geht|lauft|antwortet',
  nameless:
    'https http login anmeldung kennwort replikat seite webseite es das dies der die den dem alle alles andere anderen auch noch nicht etwas was wer wie wo wir ich du sie fehler problem ursache logs log code commit zeile datei jetzt heute gestern morgen diese dieser dieses ein eine einen einem schon sonst so services service dienste ist war sein liegt liegen vielleicht doch eher immer auf im in am an zu dass allem ende anfang weg sich mir dir uns jemand man sicher nur kein keine viele wieder anwendung gerade aktuell nichts niemand niemanden niemandem jeder jede jedes jeden manche manches einige einiges mehrere beide beides wenige irgendetwas irgendwas irgendwer zuletzt zuerst pipeline build ci cd job lauf playbook workflow stufe schritt release upgrade migration installation skript docker terraform ansible helm pip npm maven gradle cargo',
  negations: 'nicht kein keine keinen nie niemals ohne',
  reported: {
    doers: 'ich wir jemand kollege kollegin er man hab habe haben',
    verbs: {
      setting:
        'geandert gesetzt angepasst umbenannt entfernt geloscht deaktiviert aktiviert ersetzt erhoht gesenkt rotiert eingetragen hinzugefugt editiert umgestellt verandert anderte setzte',
      deployment: 'deployt deployed ausgerollt released gemergt gepusht veroffentlicht eingespielt',
      dependency: 'aktualisiert upgedatet geupdatet upgegradet installiert hochgezogen gepatcht',
      infrastructure: 'migriert verschoben neugestartet gestartet skaliert umgezogen gewechselt getauscht',
    },
    asks: 'was warum wieso weshalb wie wann welche welcher welches wer wem wo hat ist sind kann gab gibt wurde',
    since: 'seit; seitdem; nachdem; weil; sobald',
  },
  times: {
    days: { heute: 0, gestern: -1, vorgestern: -2 },
    weekdays: 'montag dienstag mittwoch donnerstag freitag samstag sonntag',
    partsOfDay: {
      'letzte nacht': [-4, 6],
      'heute nacht': [-2, 6],
      'heute morgen': [5, 12],
      'heute fruh': [5, 12],
      fruh: [5, 12],
      morgen: [5, 12],
      vormittag: [8, 12],
      mittag: [12, 13],
      mittags: [12, 13],
      nachmittag: [12, 18],
      abend: [17, 23],
      mitternacht: [0, 1],
      nacht: [21, 30],
    },
    units: {
      sekunden: 1_000,
      sekunde: 1_000,
      minuten: 60_000,
      minute: 60_000,
      min: 60_000,
      stunden: 3_600_000,
      stunde: 3_600_000,
      h: 3_600_000,
      tagen: 86_400_000,
      tage: 86_400_000,
      tag: 86_400_000,
      wochen: 604_800_000,
      woche: 604_800_000,
    },
    rates: 'jede jeden jedes jeder pro alle',
    since: 'seit ab nach',
    between: 'zwischen von',
    last: 'letzten letzte letzter vergangenen seit',
    ago: 'vor',
    at: 'um gegen seit ab nach vor bis zwischen und von',
    clock: 'uhr',
  },
};
