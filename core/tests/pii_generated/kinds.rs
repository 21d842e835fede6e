//! Which kind is made by what.

use ventvault_core::pii::Kind;

use super::disguise::Disguise::{WideAll, WideDigits, ZeroWidth};
use super::disguise::{self, Disguise};
use super::random::Random;
use super::{
    Fit, Value, address, birth, coordinates, document, email, handle, iban, machine, numbers,
    person, phone, secret, url, wallet,
};

/// How the cases of a kind come about.
pub struct Maker {
    pub kind: Kind,
    make: fn(&mut Random) -> Value,
    disguises: &'static [Disguise],
    /// Sentences that hold nothing and look as if they held this.
    pub negatives: &'static [&'static str],
}

impl Maker {
    pub fn value(&self, random: &mut Random) -> Value {
        let value = (self.make)(random);
        disguise::maybe(random, value, self.disguises)
    }

    /// A value of another kind to stand beside `value`, where both are things in a list.
    pub fn neighbour(&self, random: &mut Random, value: &Value) -> Option<(Kind, Value)> {
        // Two numbers in a row can be one number, so numbers stand beside words only.
        let is_word = matches!(
            self.kind,
            Kind::Email | Kind::Url | Kind::Handle | Kind::Secret | Kind::Wallet
        );
        let kind = random.pick(&[Kind::Email, Kind::Url, Kind::Ip, Kind::Phone]);
        let fits = value.fit == Fit::Thing
            && kind != self.kind
            && (is_word || matches!(kind, Kind::Email | Kind::Url));
        let neighbour = match kind {
            Kind::Email => Value::thing("e-mail beside", email::plain(random)),
            Kind::Url => Value::thing("web address beside", url::with_scheme(random)),
            Kind::Ip => Value::thing("IP address beside", machine::ipv4(random)),
            _ => Value::thing("phone beside", phone::international(random)),
        };
        fits.then_some((kind, neighbour))
    }
}

macro_rules! makers {
    ($($kind:ident: $module:ident::$make:ident, $negatives:ident, $disguises:expr;)*) => {
        [$(Maker {
            kind: Kind::$kind,
            make: $module::$make,
            negatives: $module::$negatives,
            disguises: $disguises,
        },)*]
    };
}

pub const MAKERS: [Maker; 16] = makers! {
    Email: email::value, NEGATIVES, &[ZeroWidth, WideAll];
    Phone: phone::value, NEGATIVES, &[ZeroWidth, WideDigits];
    Url: url::value, NEGATIVES, &[ZeroWidth];
    Ssn: numbers::ssn, SSN_NEGATIVES, &[ZeroWidth, WideDigits];
    Card: numbers::card, CARD_NEGATIVES, &[ZeroWidth, WideDigits];
    Ip: machine::ip, IP_NEGATIVES, &[ZeroWidth, WideDigits];
    Iban: iban::value, NEGATIVES, &[ZeroWidth, WideAll];
    Mac: machine::mac, MAC_NEGATIVES, &[ZeroWidth];
    Wallet: wallet::value, NEGATIVES, &[ZeroWidth];
    Coordinates: coordinates::value, NEGATIVES, &[ZeroWidth, WideDigits];
    Secret: secret::value, NEGATIVES, &[ZeroWidth];
    Handle: handle::value, NEGATIVES, &[ZeroWidth, WideAll];
    Address: address::value, NEGATIVES, &[ZeroWidth, WideDigits];
    DateOfBirth: birth::value, NEGATIVES, &[ZeroWidth, WideDigits];
    Document: document::value, NEGATIVES, &[ZeroWidth, WideDigits];
    Person: person::value, NEGATIVES, &[ZeroWidth];
};
