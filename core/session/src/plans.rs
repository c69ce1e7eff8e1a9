//! What each tier gives and costs: configuration (`plans.json`), so that a price is changed in one place and without code.

use serde::{Deserialize, Serialize};

static SHIPPED: &str = include_str!("../plans.json");

const MS_A_MINUTE: u64 = 60_000;

/// Every tier.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Plans {
    /// Without a licence.
    pub free: Free,
    /// Bought once.
    pub pass: Pass,
    /// Subscribed to.
    pub pro: Pro,
}

/// The free tier: any number of sessions, each a short one.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Free {
    /// Live time of a session, in minutes.
    pub session_minutes: u32,
}

/// The pass: some long sessions.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pass {
    /// How many sessions.
    pub sessions: u8,
    /// Live time of each, in minutes.
    pub session_minutes: u32,
    /// What it costs, once.
    pub price: Price,
}

/// The subscription: any number of sessions of any length.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pro {
    /// What a month costs.
    pub month: Price,
    /// What a year costs.
    pub year: Price,
}

/// An amount of money.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// In hundredths of the currency.
    pub cents: u32,
    /// Which money.
    pub currency: Currency,
}

/// A currency that Sidecue is sold in, by its ISO 4217 code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Currency {
    /// The dollar of the United States.
    #[serde(rename = "USD")]
    Usd,
}

impl Price {
    /// The amount as it is written, as in `$29` or `$5.90`.
    pub fn label(&self) -> String {
        let Currency::Usd = self.currency;
        match (self.cents / 100, self.cents % 100) {
            (whole, 0) => format!("${whole}"),
            (whole, cents) => format!("${whole}.{cents:02}"),
        }
    }
}

impl Plans {
    /// The tiers as Sidecue ships them.
    pub fn shipped() -> Self {
        // Part of the program, like the code beside it: a test reads it, so nobody ever meets the other branch.
        serde_json::from_str(SHIPPED).unwrap_or_else(|error| unreachable!("plans.json: {error}"))
    }

    /// Live time of a free session, in milliseconds.
    pub fn free_ms(&self) -> u64 {
        u64::from(self.free.session_minutes) * MS_A_MINUTE
    }

    /// Sessions of a pass.
    pub fn pass_sessions(&self) -> u8 {
        self.pass.sessions
    }

    /// Live time of each session of a pass, in milliseconds.
    pub fn pass_session_ms(&self) -> u64 {
        u64::from(self.pass.session_minutes) * MS_A_MINUTE
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn dollars(cents: u32) -> Price {
        Price { cents, currency: Currency::Usd }
    }

    #[test]
    fn a_price_is_written_without_needless_cents() {
        let label = |cents| dollars(cents).label();
        assert_eq!([label(2_900), label(590), label(5)], ["$29", "$5.90", "$0.05"]);
    }

    #[test]
    fn the_shipped_tiers_give_and_cost_what_is_promised() {
        let plans = Plans::shipped();
        assert_eq!(plans.free_ms(), 10 * 60 * 1000);
        assert_eq!(plans.pass_sessions(), 3);
        assert_eq!(plans.pass_session_ms(), 2 * 60 * 60 * 1000);
        assert_eq!(plans.pass.price, dollars(2_900));
        assert_eq!(plans.pro, Pro { month: dollars(5_900), year: dollars(19_200) });
    }

    #[test]
    fn the_longest_configuration_does_not_overflow() {
        let mut plans = Plans::shipped();
        plans.free.session_minutes = u32::MAX;
        plans.pass.session_minutes = u32::MAX;
        assert_eq!(plans.free_ms(), 4_294_967_295 * 60_000);
        assert_eq!(plans.pass_session_ms(), plans.free_ms());
    }

    #[test]
    fn the_configuration_is_closed() {
        let shipped: Value = serde_json::from_str(SHIPPED).unwrap();
        assert_eq!(serde_json::to_value(Plans::shipped()).unwrap(), shipped);
        for place in ["", "/free", "/pass", "/pass/price", "/pro", "/pro/month", "/pro/year"] {
            let object = shipped.pointer(place).unwrap().as_object().unwrap();
            let mut more = shipped.clone();
            more.pointer_mut(place).unwrap()["discount"] = json!(1);
            assert!(serde_json::from_value::<Plans>(more).is_err(), "more in {place}");
            for member in object.keys() {
                let mut less = shipped.clone();
                less.pointer_mut(place).unwrap().as_object_mut().unwrap().remove(member);
                assert!(serde_json::from_value::<Plans>(less).is_err(), "{place}/{member} is missing");
            }
        }
        let mut roubles = shipped.clone();
        roubles["pass"]["price"]["currency"] = json!("RUB");
        assert!(serde_json::from_value::<Plans>(roubles).is_err());
    }
}
