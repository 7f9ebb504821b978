import { stemOf } from "../text/stem.ts";

/**
 * Words that people put for each other when they speak of systems of any kind, a group a line. Kept general on purpose:
 * the field's own terms are the lexicon's business, and a word stands in one group alone.
 */
const GROUPS = `
fail break crash die outage failure
down unavailable unreachable offline dead
retry again resend repeat reattempt
duplicate twice double
lose vanish disappear
user customer client person people visitor member shopper
driver motorist
car vehicle
pay payment charge bill
fee price tariff rate
refund reimburse
card wallet
ticket receipt token voucher
entry entrance enter arrive
exit leave depart
gate barrier boom
store save keep record persist hold
delete remove erase purge
send deliver transmit post push
receive accept get
ask request call query
reply answer respond response
queue buffer backlog
wait block hang
fast quick rapid speedy
slow sluggish
delay lag
fresh current recent
stale old outdated
limit cap throttle ceiling
peak rush busiest
cheap inexpensive affordable
expensive costly dear
check verify validate confirm
detect notice spot discover
alert alarm page notify warn
monitor watch observe track
log journal history
copy replica duplicate mirror
backup snapshot
split partition shard divide
merge combine join
local nearby edge
remote central cloud
secure protect safe
encrypt cipher
password credential secret
forbid refuse deny reject
allow permit let
owner operator manager attendant
worker staff employee clerk
schedule plan timetable
sort order rank
choose pick select prefer
test try trial rehearse
deploy rollout ship
revert undo rollback
migrate move transfer
update change modify edit
count number tally
total sum overall
grow increase rise
shrink reduce cut decrease lower
begin start open
end finish close stop
match reconcile compare
network connection link internet
machine server host box computer
sensor camera detector
photo picture image
phone mobile handset
message notification email sms
report dashboard summary
region site location
`;

const groups = new Map<string, readonly string[]>();
for (const line of GROUPS.trim().split("\n")) {
  const words = line.split(" ");
  for (const word of words) {
    const stem = stemOf(word);
    if (!groups.has(stem)) groups.set(stem, words);
  }
}

/** A word with those that commonly stand in for it, itself first. */
export function withSynonyms(word: string): string[] {
  const stem = stemOf(word);
  return [word, ...(groups.get(stem) ?? []).filter((other) => stemOf(other) !== stem)];
}
