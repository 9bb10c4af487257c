const list = (words: string): readonly string[] => words.split(' ');

/** What code of a business is named after; any words do, as long as there are many combinations. */
export const VERBS = list(
  'allocate announce apply archive assemble assign balance cancel charge check claim close collect compare confirm convert copy count credit decline deliver dispatch divide enrich estimate expire export fetch file fill find freeze group hold import join label list load lock mark match measure merge move notify open order pack park pay pick plan post prepare price print publish queue quote rank read rebuild receive record refund register release remind rename renew repair replace report request reserve restock restore return review route scan schedule score seal search select send settle ship sign sort split stage start store submit supply suspend sync tag tally track transfer unlock update upload validate verify void weigh withdraw wrap',
);
export const NOUNS = list(
  'account address agent amount answer article asset auction audit badge balance bank batch bill bin booking box branch brand bundle buyer calendar campaign card carrier carton cart catalogue category cell channel chart choice claim client clause code container contract copy country courier credit crew currency customer deal debit delivery deposit depot desk discount district document dock draft driver duty event fee field file fleet folder form freight gate gift grade grant guest hub image index invoice item journal key label lane lease ledger letter licence limit line link list loan locker lot manifest margin market member menu meter method model month note notice offer order owner package page pallet panel parcel partner pass payment period permit person phone pickup place plan plate policy pool port price product profile promise proof purchase quota quote rack range rate reason receipt record refund region rental report request reserve return review reward ring role room route rule sale sample scale season seat section seller series service session shelf shift ship site slot source stage stamp state station stock store street supplier table tariff task tax team term ticket title token tour trade train transfer trip truck unit user value vendor visit voucher warehouse week weight window work yard zone',
);
export const AREAS = list('routes domain store clients jobs events rules mail search reports');
export const AUTHORS = list(
  'Ada Boris Chen Clara Daniel Emma Felix Grace Hanna Ines Jonas Karen Lena Martin Nora Oscar Paula Quentin Rosa Simon Thomas Ursula Viktor Wanda',
);

export const capital = (word: string): string => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
