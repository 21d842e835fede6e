#![allow(clippy::unwrap_used, clippy::panic)]
use proptest::prelude::*;

use super::*;
use crate::calendar::DAY_MS;

const NOON: i64 = 20_000 * DAY_MS + DAY_MS / 2;

fn reserve(ledger: &mut Ledger, id: &str, limit: u32, now: i64) -> Answer {
    ledger.apply(Call::Reserve { id: id.into(), limit, retry: None }, now)
}

fn retry(ledger: &mut Ledger, id: &str, limit: u32, key: &str, body: &str, now: i64) -> Answer {
    let retry = Some(RetryKey { key: key.into(), body: body.into() });
    ledger.apply(Call::Reserve { id: id.into(), limit, retry }, now)
}

fn settle(ledger: &mut Ledger, id: &str, now: i64) {
    ledger.apply(Call::Settle { id: id.into() }, now);
}

fn give_back(ledger: &mut Ledger, id: &str, limit: u32, now: i64) -> u32 {
    match ledger.apply(Call::GiveBack { id: id.into(), limit, spent: true }, now) {
        Answer::Done { remaining: Some(remaining), .. } => remaining,
        other => panic!("{other:?}"),
    }
}

fn admitted(remaining: u32) -> Answer {
    Answer::Admitted { remaining }
}

#[test]
fn n_allowed_means_n_admitted() {
    let mut ledger = Ledger::default();
    assert_eq!(reserve(&mut ledger, "a", 2, NOON), admitted(1));
    assert_eq!(reserve(&mut ledger, "b", 2, NOON), admitted(0));
    assert_eq!(reserve(&mut ledger, "c", 2, NOON), Answer::Refused);
    settle(&mut ledger, "a", NOON);
    settle(&mut ledger, "b", NOON);
    assert_eq!(reserve(&mut ledger, "d", 2, NOON + 1), Answer::Refused);
    assert_eq!(ledger.used, 2);
}

#[test]
fn a_failure_gives_the_charge_back_once() {
    let mut ledger = Ledger::default();
    reserve(&mut ledger, "a", 2, NOON);
    reserve(&mut ledger, "b", 2, NOON);
    assert_eq!(give_back(&mut ledger, "a", 2, NOON), 1);
    assert_eq!(give_back(&mut ledger, "a", 2, NOON), 1);
    settle(&mut ledger, "b", NOON);
    assert_eq!(give_back(&mut ledger, "b", 2, NOON), 1, "a settled charge stands");
}

#[test]
fn what_is_given_back_in_a_day_has_a_bound() {
    let mut ledger = Ledger::default();
    for number in 0..2 * RETURNS_PER_VENT {
        let id = number.to_string();
        assert_eq!(reserve(&mut ledger, &id, 2, NOON), admitted(1));
        assert_eq!(give_back(&mut ledger, &id, 2, NOON), 2);
    }
    for (id, left) in [("a", 1), ("b", 0)] {
        reserve(&mut ledger, id, 2, NOON);
        assert_eq!(give_back(&mut ledger, id, 2, NOON), left, "past the bound it is charged");
    }
    assert_eq!(reserve(&mut ledger, "c", 2, NOON), Answer::Refused);
    assert_eq!(reserve(&mut ledger, "d", 2, next_utc_midnight(NOON)), admitted(1));
}

#[test]
fn an_unsettled_reservation_expires() {
    let mut ledger = Ledger::default();
    reserve(&mut ledger, "a", 1, NOON);
    assert_eq!(ledger.next_alarm(NOON), Some(NOON + RESERVATION_MS));
    assert_eq!(reserve(&mut ledger, "b", 1, NOON + RESERVATION_MS - 1), Answer::Refused);
    assert_eq!(reserve(&mut ledger, "b", 1, NOON + RESERVATION_MS), admitted(0));
    settle(&mut ledger, "a", NOON + RESERVATION_MS);
    assert_eq!(ledger.remaining(1), 0);
    assert_eq!(ledger.used, 0, "a late settle takes nobody's slot");
}

#[test]
fn the_day_rolls_over_at_midnight_utc() {
    let mut ledger = Ledger::default();
    let midnight = next_utc_midnight(NOON);
    reserve(&mut ledger, "a", 1, NOON);
    settle(&mut ledger, "a", NOON);
    assert_eq!(reserve(&mut ledger, "b", 1, midnight - 1), Answer::Refused);
    assert_eq!(reserve(&mut ledger, "b", 1, midnight), admitted(0));
    assert_eq!(
        reserve(&mut ledger, "c", 1, NOON),
        Answer::Refused,
        "a clock gone back reopens nothing"
    );
}

#[test]
fn a_vent_over_midnight_counts_for_the_day_it_began() {
    let mut ledger = Ledger::default();
    let midnight = next_utc_midnight(NOON);
    reserve(&mut ledger, "a", 1, midnight - 5);
    settle(&mut ledger, "a", midnight + 5);
    assert_eq!(reserve(&mut ledger, "b", 1, midnight + 6), admitted(0));
}

#[test]
fn a_retry_joins_its_first_charge() {
    let mut ledger = Ledger::default();
    assert_eq!(retry(&mut ledger, "a", 1, "k", "body", NOON), admitted(0));
    settle(&mut ledger, "a", NOON);
    assert_eq!(retry(&mut ledger, "b", 1, "k", "body", NOON + 1), admitted(0));
    assert_eq!(retry(&mut ledger, "c", 1, "k", "other", NOON + 1), Answer::KeyReused);
    assert_eq!(retry(&mut ledger, "c", 1, "k", "body", NOON + 2), admitted(0));
    assert_eq!(retry(&mut ledger, "d", 1, "k", "body", NOON + 3), Answer::KeySpent);
    assert_eq!(retry(&mut ledger, "e", 1, "other", "body", NOON + 3), Answer::Refused);
}

#[test]
fn a_key_is_forgotten_and_its_charge_is_not() {
    let mut ledger = Ledger::default();
    retry(&mut ledger, "a", 1, "k", "body", NOON);
    settle(&mut ledger, "a", NOON);
    assert_eq!(ledger.next_alarm(NOON), Some(NOON + KEY_WINDOW_MS));
    let later = NOON + KEY_WINDOW_MS;
    assert_eq!(retry(&mut ledger, "b", 1, "k", "body", later), Answer::Refused);
    assert_eq!((ledger.used, ledger.charges.len()), (1, 0));
}

#[test]
fn two_tries_at_once_give_back_only_when_both_failed() {
    let mut ledger = Ledger::default();
    retry(&mut ledger, "a", 1, "k", "body", NOON);
    retry(&mut ledger, "b", 1, "k", "body", NOON);
    assert_eq!(give_back(&mut ledger, "a", 1, NOON), 0);
    assert_eq!(give_back(&mut ledger, "a", 1, NOON), 0, "a repeated call frees nobody else's slot");
    assert_eq!(give_back(&mut ledger, "b", 1, NOON), 1);
    assert_eq!(retry(&mut ledger, "c", 1, "k", "body", NOON), admitted(0), "it reserves anew");
    assert_eq!(give_back(&mut ledger, "c", 1, NOON), 1);
    assert_eq!(retry(&mut ledger, "d", 1, "k", "body", NOON), Answer::KeySpent);
}

#[test]
fn a_try_on_which_nothing_was_spent_is_not_counted() {
    let mut ledger = Ledger::default();
    for id in ["a", "b", "c", "d", "e"] {
        assert_eq!(retry(&mut ledger, id, 1, "k", "body", NOON), admitted(0));
        ledger.apply(Call::GiveBack { id: id.into(), limit: 1, spent: false }, NOON);
    }
    assert_eq!(ledger.charges, [], "nothing is left to remember");
}

#[test]
fn a_failed_retry_of_a_charged_vent_says_that_the_charge_stands() {
    let mut ledger = Ledger::default();
    retry(&mut ledger, "a", 1, "k", "body", NOON);
    settle(&mut ledger, "a", NOON);
    retry(&mut ledger, "b", 1, "k", "body", NOON);
    let call = Call::GiveBack { id: "b".into(), limit: 1, spent: true };
    assert_eq!(ledger.apply(call, NOON), Answer::Done { remaining: Some(0), charged: true });
}

#[test]
fn an_empty_ledger_may_be_erased() {
    let mut ledger = Ledger::default();
    assert_eq!(ledger.next_alarm(NOON), None);
    reserve(&mut ledger, "a", 1, NOON);
    settle(&mut ledger, "a", NOON);
    assert_eq!(ledger.next_alarm(NOON), Some(next_utc_midnight(NOON)));
    ledger.advance(next_utc_midnight(NOON));
    assert_eq!(ledger.next_alarm(next_utc_midnight(NOON)), None);
}

#[test]
fn limits_read_from_configuration() {
    assert_eq!(parse_limit("7"), Ok(Some(7)));
    assert_eq!(parse_limit(" unlimited "), Ok(None));
    for bad in ["", "-1", "many", "1.5"] {
        assert!(parse_limit(bad).is_err(), "{bad}");
    }
    let limits = Limits::default();
    assert_eq!(limits.of(Tier::Anonymous), Some(2));
    assert_eq!(limits.of(Tier::SignedIn), Some(10));
    assert_eq!(limits.of(Tier::Premium), Some(200));
    assert_eq!(limits.network, Some(20));
}

#[derive(Debug, Clone)]
enum Step {
    Reserve(Option<u8>, u8),
    Settle(usize),
    GiveBack(usize),
    Wait(i64),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        4 => (proptest::option::of(0..3_u8), 0..2_u8).prop_map(|(key, body)| Step::Reserve(key, body)),
        3 => (0..40_usize).prop_map(Step::Settle),
        2 => (0..40_usize).prop_map(Step::GiveBack),
        1 => prop_oneof![1..1000_i64, Just(RESERVATION_MS), Just(KEY_WINDOW_MS), Just(DAY_MS)].prop_map(Step::Wait),
    ];
    proptest::collection::vec(step, 1..80)
}

/// What an independent observer knows of a charge: its day, when it expires, whether it was
/// settled, and the tries that have not failed.
struct Seen {
    charge: String,
    day: i64,
    expires_at: i64,
    settled: bool,
    open: Vec<String>,
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// An independent count, which knows nothing of the ledger's own, never passes the limit, under
    /// any interleaving of reserve, settle, give back and expiry.
    #[test]
    fn never_over_admits(limit in 0..4_u32, steps in steps()) {
        let mut ledger = Ledger::default();
        let mut now = NOON;
        let mut seen: Vec<Seen> = Vec::new();
        let mut ids: Vec<String> = Vec::new();
        for (number, step) in steps.into_iter().enumerate() {
            match step {
                Step::Wait(ms) => {
                    now += ms;
                    seen.retain(|charge| charge.settled || charge.expires_at > now);
                }
                Step::Reserve(key, body) => {
                    let id = format!("id{number}");
                    let retry = key.map(|key| RetryKey { key: key.to_string(), body: body.to_string() });
                    let call = Call::Reserve { id: id.clone(), limit, retry };
                    if let Answer::Admitted { .. } = ledger.apply(call, now) {
                        // Which charge it joined is the ledger's to say; what that costs is not.
                        let joined = ledger.charges.iter().find(|charge| charge.open.contains(&id));
                        let charge = joined.unwrap().id.clone();
                        let expires_at = now + RESERVATION_MS;
                        match seen.iter_mut().find(|known| known.charge == charge) {
                            Some(known) => {
                                known.open.push(id.clone());
                                known.expires_at = expires_at;
                            }
                            None => {
                                let (day, open) = (utc_day(now), vec![id.clone()]);
                                seen.push(Seen { charge, day, expires_at, settled: false, open });
                            }
                        }
                        ids.push(id);
                    }
                }
                Step::Settle(which) => if let Some(id) = ids.get(which) {
                    settle(&mut ledger, id, now);
                    if let Some(charge) = seen.iter_mut().find(|charge| charge.open.contains(id)) {
                        charge.settled = true;
                    }
                },
                Step::GiveBack(which) => if let Some(id) = ids.get(which) {
                    let call = Call::GiveBack { id: id.clone(), limit, spent: true };
                    let Answer::Done { charged, .. } = ledger.apply(call, now) else { panic!() };
                    for charge in &mut seen {
                        if charge.open.contains(id) {
                            // Past the day's bound of what is given back, it is charged instead.
                            charge.settled |= charged;
                            charge.open.retain(|open| open != id);
                        }
                    }
                    seen.retain(|charge| charge.settled || !charge.open.is_empty());
                },
            }
            let today = seen.iter().filter(|charge| charge.day == utc_day(now)).count();
            prop_assert!(today <= limit as usize, "{today} held of {limit}");
            ledger.advance(now);
            prop_assert_eq!(ledger.remaining(limit) as usize, limit as usize - today);
        }
    }
}
