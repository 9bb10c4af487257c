import type { LanguageWords } from './language-words.ts';

export const ENGLISH: LanguageWords = {
  language: 'en',
  common:
    'the is are was were what why how when which who whose where it this that do does did can could i we you of to in on and not with be has have been my me please',
  failure:
    'fail~ error~ broke~ break~ down crash~ timeout~ refus~ slow outage exception~ die~ dead stop~ restart~ unhealthy 400 401 403 404 408 413 422 429 500 502 503 504 wrong problem~ issue~ stuck hang~ leak~ oom kill~ exit~ freez~ blank cant cannot unable unreachable lost missing',
  death: 'died dies dead die killed crashed restarted exited',
  intents: {
    cause: {
      6: 'again and again; over and over; in a loop; all the time',
      5: '^why; ^how come',
      4: 'no longer; doesnt|dont|does|do|wont|will|would|cant|cannot|not not|start|respond|work|connect|load|answer|open|boot|come|reach|run; not reachable|available|responding|working|starting|running|loading|connecting; keeps|keep restarting|crashing|dying|failing|stopping|hanging; starts and|then|but; stopped|stops working|responding|answering; throws|returns|gives|logs * error~|exception~|500|502|503|504; exits|dies|hangs|crashes|stops|restarts|freezes right|immediately|at|after|every|again|and|with|on|during; root cause; find out why; ^what made; what is|was causing; ^reason~; investigate; debug',
      3: 'whats|what wrong; what is|was wrong; what happened; what is|was|s * going on; whats * going on; what * cause~; what|whats * reason; how come; what|who broke|breaks|failed|fails|crashed $',
      2: 'why; caused; cause of',
    },
    what_changed: {
      5: 'what|whats|anything|something * changed; what|which * deploy~|ship~|released; which|what commits; recent changes; any|the deploy~|release~|change~; change~ between|since|before|around; list|show * changes',
      4: 'did|has|have * change|changed|deploy~|ship; anything|something|whats|what new|different; anything|something|what change; was|were there * release|deploy~|change~; upgraded|rolled out',
      2: 'changed; changes; deployed; deployment~; deploys; release~; commits; shipped',
    },
    since_when: {
      6: 'since when; since what|which time; from when; until when',
      5: 'when|time * start~|began|begin~|break|broke|first; how long; ^when exactly; first occurrence|error|failure|seen; at|what|which time; when * happen~',
      3: '^when; when was|did|is; started; began; onset',
    },
    who: {
      6: 'who * affected; ^which|what container|pod|service|host|node|process $; who * own~; ^who $; ^author; whose; which team|person|developer; which|what container|pod|process|service * died|dies|crash~|killed|exited|restart~; who died; which * died; on call for',
      5: '^who; who wrote|did|deployed|changed|broke|made; who do|should|can; responsible for; by whom; from whom; owner~; maintainer~; author~',
      2: 'who',
    },
    where: {
      6: '^which|what commit|revision $; which|what line|file|function|method|class|module|place; ^where * code|fail|break|throw|bug|happen; in which|what commit|file|line; which|what commit|change broke|caused|is|was|did|introduced|brought; file and line; ^line; ^where $',
      5: 'show * line; point * code; where * code|repo|repository|file|line; where exactly; commit * broke; ^file; line number; guilty commit; bad commit; stack frame',
      4: '^where|wheres; where is|does|in',
      2: 'where|wheres',
    },
    diff: {
      6: 'diff; patch; hunk; git show|diff; before and after; what * commit|it change $; code change; change itself',
      5: 'show|see|print|display * commit|change; lines * changed * commit; lines were|was changed; what exactly * change~; see * code; change look like',
      3: 'the commit itself; the change',
    },
    affected: {
      6: 'blast radius; how bad|severe|serious|critical; how about * ok|fine|affected; what else * broken|failing|down|affected|hit; is|are|was|were * affected|impacted|involved|hit|touched|concerned; what about * affected; anyone|anything|who|what else affected',
      5: 'affect~; impact~; involved; does it|this|that * hit|touch|reach|concern; ^is|are * failing|down|broken too|also|as; also|too failing|broken|down; does * fail too|also|as',
      4: '^is|are * ok|okay|fine|healthy|alright; ^has|have|does|did * errors|problems|failures too|also|as; as well; ^is|are * down|failing|broken',
    },
    why_not: {
      6: 'why not; is|was|be * caused|due|related|connected|linked|brought by|to|with; because of the|a|an; ^why not a|an|the; it|that|this cant|cannot|couldnt be the|a|an; why isnt|arent|wasnt it|this|that|the; ^isnt|arent|wasnt it|this|that|the; is|was it|this|that not; rule|ruled * out; sure * not|isnt; speaks|spoke|says against; couldnt|cant|couldn it|that|this be; why * exclude~; how do you know it|its',
      5: '^could|can|may|might it|that|this|the * be; maybe|perhaps its|it|the|this; i|we think|believe|bet|guess|suspect * the|its|it|a; what about the|a; not the; could|might|may * be the|a; could * cause|causing|caused|behind|fault; evidence against; isnt|is not it $',
    },
    what_else: {
      6: 'what else could|might|can|may; other cause~|idea~|candidate~|suspect~|explanation~|hypothes~|possib~|reason~|option~|culprit~|theor~; alternative~; weaker leads; more hypothes~|leads|ideas|candidates|theories; if * not that|it|this; second most; runner up; another explanation|cause|reason|idea; something else; anything else; what|who else $; what else is|are there|possible; next * likely',
      4: 'else',
    },
    what_now: {
      6: 'what|how * do|doing now|next|about; which|what command~ * fix~|repair~|solve~|settle~|help~|run|use; what should|shall|must|can|do i|we * do; next step~|action~; how * fix|repair|solve|resolve|mend|recover; what|whats|the|a fix|remedy|solution|workaround; what is * fix|remedy|solution|workaround; should|can|shall|must|do i|we * roll|rollback|restart|revert|wait|scale; ^what to do; restart|reboot|rollback enough|help|suffice; would|will settle|decide|prove it|this|that; roll back; what now; to * fix|repair|solve',
      5: 'how to|do|can|should * fix~|solve|resolve|repair|stop; fix it|this|that; rollback; command to; recommend~; mitigat~; workaround',
      3: 'to do; action~',
    },
    how_many: {
      6: 'how many|often|much|frequent~; number of; error|failure rate; count of; ^total; error|failure count; how big; what percentage|percent|share; percentage|percent|share of; rate of',
      4: 'count~; total; amount of; times did; percentage',
    },
    still_so: {
      6: 'still; is|are it|this|that|they * fixed|over|gone|solved|resolved|back|better; did|has|have it|this|that|they stop~|recover~|end~|come; happen~ again; problem|issue|error~ * gone|over|solved|fixed|resolved; keeps happening|failing; anymore; any more errors; back to normal',
      4: 'fixed; recovered; again; resolved; ongoing; over',
    },
    status_now: {
      6: 'status; state of; right now; at the moment; is everything|all|anything up|ok|okay|fine|running|working; current~ state|health|situation; health of; how are|do|does * services|things|doing|look~; how is it going; ^how is|are|does everything|it|things; which|what * up|running|alive; up and running',
      4: 'currently; health; up now; ok now|$; now $; situation; running; everything|all ok|fine|good|well',
    },
    requests: {
      6: 'which|what|list|show|any * requests|traces|spans|calls|runs|conversations * * fail~|slow~|error~|broke~|wrong|late|longer|timed|crash~; my|our agents|agent|bots|bot * * fail~|slow~|error~|broke~|wrong|longest; agents|agent|bots|bot requests|traces|spans|calls|runs|conversations * fail~|slow~|error~|broke~|wrong; failing|failed|slow|slower|broken agents|agent|bots|bot requests|traces|spans|calls|runs|conversations; which|what|list|show * requests|traces|spans|calls|runs|conversations * fail~|failed|failing|slow|slower|slowest|late|error~|broke~|timed; which|what|list|show * failed|failing|slow|slower|slowest requests|traces|spans|calls|runs|conversations; requests|traces|spans|calls|runs took|take longer|long|more; did|do|were * requests|traces|spans|calls|runs|conversations * fail|slow|slower; slowest requests|traces|spans|calls|runs|conversations',
    },
    list_errors: {
      6: 'list * error~|exception~|failure~|problem~; show|give|print|display|get * errors|exceptions|failures|messages|log~|traces|lines; which|what errors|exceptions|failures|warnings|messages; error messages|list|lines|log~; failing lines; log lines; most common|frequent; top * error~; stack traces|trace; all|every * errors|exceptions',
      4: 'errors $; exceptions; messages',
    },
    summary: {
      6: 'summar~; tldr; tl dr; recap~; post mortem|morten; postmortem; sum it|this|that|up; write * up; short version; overview; wrap up; know so far; in short; in a nutshell; incident report; bring|get|catch me up; brief me; what have|did we|you learn~|find|found; report for; conclusion~',
      4: 'ticket; so far; report',
    },
    explain_simply: {
      6: 'simpl~; eli5; like im|i; plain english|words|language; dont|do not understand|get; what|whats * mean; jargon; non technical|tech; laym~; easy|easier words|terms; too technical|complicated|complex; for dummies; explain * manager|boss|customer~|child|kid; in * words; confus~',
      4: 'explain',
    },
    small_talk: {
      6: 'in|into|speak english|german|french|spanish|italian|dutch|portuguese|polish|deutsch|francais|espanol; translate~; what|who can|could|are you * do|able; what|who are you; ^help $; ^hi $; ^hello; ^hey; ^thanks; ^thank you; ^good morning|evening|afternoon|night|day; ^how are|r you; ^bye; ^goodbye; ^ok|okay|cool|great|nice|perfect $; nice|good|great work|job; what do you do; how do you work; your name; cheers; see you',
      3: '^ok|okay|cool|great|nice|perfect|awesome|wow; thanks; thank you; welcome; hello; hi; thx',
    },
  },
  talk: {
    thanks: 'thanks thank thx cheers',
    languages: 'english german french spanish italian dutch portuguese polish deutsch francais espanol',
  },
  named:
    'service|container|pod|deployment|app|application|host|component @; @ service|container|pod|deployment|database|server|cluster; ^is|are|was|were the @ affected|impacted|involved|hit|touched|concerned|ok|okay|fine|failing|down|broken|up|healthy|slow|still|also|really; ^is|are|was|were @ affected|impacted|involved|hit|touched|concerned|ok|okay|fine|failing|down|broken|up|healthy|slow|still|also|really; affect|affects|hit|hits|impact|impacts|reach|touch the @; affect|affects|hit|hits|impact|impacts|reach|touch @; impact on the @; impact on @; how|what about the @; how|what about @; why not the @; why not @; against|exclude the @; against|exclude @; rule|ruled out the @; rule|ruled out @; it|that|this be the @; it|that|this be a @; it|that|this be @; it|its|that the @; sure its|it not the @; sure its|it not @; not the @; ^does|did the @ fail|work|crash|run; ^does|did @ fail|work|crash|run; problem|problems|errors|trouble with|of|in the @; problem|problems|errors|trouble with|of|in @',
  subjects:
    '^why does|do|did|is|are|was|were|has|have|cant|doesnt|isnt the @; ^why does|do|did|is|are|was|were|has|have|cant|doesnt|isnt @; wrong|happening|happened|on with the @; wrong|happening|happened|on with @; ^the @ is|fails|does|doesnt|keeps|returns; ^@ is|fails|does|doesnt|keeps|returns',
  nameless:
    'it this that these those they them there site website page https http he she you i we us everything anything something all any some other others else not now still the a an what which who why how when where one ones same error errors failure failures problem problems issue issues incident logs log code commit commits line file test yesterday today morning night really also only our my your out of services service more again causing cause fault it its be down failing broken is are in on at and or for nothing none nobody noone everyone everybody anyone anybody someone somebody each every both many most much few several either neither half will wont would pipeline build builds ci cd job run playbook workflow stage step release upgrade migration install script docker terraform ansible helm pip npm maven gradle cargo login logins signin signup password upload uploads download downloads replica replicas replication raid array node nodes cluster clusters',
  negations: 'not no never isnt arent dont doesnt cant couldnt wasnt without neither nor',
  reported: {
    doers: 'i we someone somebody colleague he she they admin ops ive weve id',
    verbs: {
      setting:
        'changed change set edited adjusted rotated renamed removed deleted disabled enabled modified replaced increased reduced lowered raised tweaked turned added',
      deployment: 'deployed released shipped rolled merged pushed reverted',
      dependency: 'upgraded updated bumped installed downgraded patched',
      infrastructure: 'moved migrated restarted rebooted scaled resized switched swapped provisioned',
    },
    asks: 'what why how when which who whose where did does do is are was were has have can could should',
    since: 'since; after; because; once; now that',
  },
  times: {
    days: { today: 0, yesterday: -1, 'day before yesterday': -2, tonight: 0, 'last night': -1 },
    weekdays: 'monday tuesday wednesday thursday friday saturday sunday',
    partsOfDay: {
      'last night': [20, 30],
      'early morning': [4, 8],
      morning: [5, 12],
      noon: [12, 13],
      lunch: [12, 13],
      midday: [12, 13],
      afternoon: [12, 18],
      evening: [17, 23],
      tonight: [18, 30],
      midnight: [0, 1],
      night: [21, 30],
    },
    units: {
      seconds: 1_000,
      second: 1_000,
      minutes: 60_000,
      minute: 60_000,
      mins: 60_000,
      min: 60_000,
      hours: 3_600_000,
      hour: 3_600_000,
      hrs: 3_600_000,
      h: 3_600_000,
      days: 86_400_000,
      day: 86_400_000,
      weeks: 604_800_000,
      week: 604_800_000,
    },
    rates: 'every each per',
    since: 'since from after',
    between: 'between from',
    last: 'last past previous within for since',
    ago: 'ago earlier back before',
    at: 'at around about since after before by until between and from to',
    clock: 'oclock',
  },
};
