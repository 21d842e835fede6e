//! Texts, and what must be found in them.

use super::super::Kind;

/// A text, and what must be found in it, in order.
pub const FOUND: &[(&str, &[(Kind, &str)])] = &[
    // E-mail.
    ("write to ann.lee+x@mail.example.org.", &[(Kind::Email, "ann.lee+x@mail.example.org")]),
    ("(bob@x.io)", &[(Kind::Email, "bob@x.io")]),
    (
        "mailto:bob@x.io, or O'Neil@corp.ie",
        &[(Kind::Email, "bob@x.io"), (Kind::Email, "O'Neil@corp.ie")],
    ),
    ("José: josé@correo.es!", &[(Kind::Email, "josé@correo.es")]),
    ("a_b@c-d.co.uk", &[(Kind::Email, "a_b@c-d.co.uk")]),
    // Phone.
    ("call +1 (415) 555-2671 now", &[(Kind::Phone, "+1 (415) 555-2671")]),
    ("it's (415) 555-2671", &[(Kind::Phone, "(415) 555-2671")]),
    ("(my cell: 415.555.2671)", &[(Kind::Phone, "415.555.2671")]),
    ("415-555-2671 ext. 12", &[(Kind::Phone, "415-555-2671 ext. 12")]),
    ("345-899-3560x4587", &[(Kind::Phone, "345-899-3560x4587")]),
    ("4155552671", &[(Kind::Phone, "4155552671")]),
    ("+44 7700 900123", &[(Kind::Phone, "+44 7700 900123")]),
    (
        "07700 900 123 or 020 7946 0958",
        &[(Kind::Phone, "07700 900 123"), (Kind::Phone, "020 7946 0958")],
    ),
    ("0044 20 7946 0958", &[(Kind::Phone, "0044 20 7946 0958")]),
    ("+46 (0)8 928 571 38", &[(Kind::Phone, "+46 (0)8 928 571 38")]),
    ("01.84.17.61.18", &[(Kind::Phone, "01.84.17.61.18")]),
    ("+4915112345678.", &[(Kind::Phone, "+4915112345678")]),
    ("0412 345 678", &[(Kind::Phone, "0412 345 678")]),
    ("text me: 9472 7916", &[(Kind::Phone, "9472 7916")]),
    ("my number is 5551234", &[(Kind::Phone, "5551234")]),
    ("Phone:\n467 3395", &[(Kind::Phone, "467 3395")]),
    ("867-5309", &[(Kind::Phone, "867-5309")]),
    ("tel:467 3395, id:4155552671", &[(Kind::Phone, "467 3395")]),
    // Web addresses.
    ("see https://x.example/a?b=c@d.com#e.", &[(Kind::Url, "https://x.example/a?b=c@d.com#e")]),
    ("(http://a.org/b_(c))", &[(Kind::Url, "http://a.org/b_(c)")]),
    ("www.mysite.net/me", &[(Kind::Url, "www.mysite.net/me")]),
    ("my blog, annwrites.com, is gone", &[(Kind::Url, "annwrites.com")]),
    ("instagram.com/ann.lee!", &[(Kind::Url, "instagram.com/ann.lee")]),
    ("t.me/ann", &[(Kind::Url, "t.me/ann")]),
    ("on example.com.Then I left", &[(Kind::Url, "example.com")]),
    // Social security.
    ("ssn 460-89-9847", &[(Kind::Ssn, "460-89-9847")]),
    ("my social: 460 89 9847.", &[(Kind::Ssn, "460 89 9847")]),
    ("SSN 460899847", &[(Kind::Ssn, "460899847")]),
    // Cards.
    ("4111 1111 1111 1111", &[(Kind::Card, "4111 1111 1111 1111")]),
    ("card 4111-1111-1111-1111!", &[(Kind::Card, "4111-1111-1111-1111")]),
    ("3782 822463 10005", &[(Kind::Card, "3782 822463 10005")]),
    ("5555555555554444", &[(Kind::Card, "5555555555554444")]),
    // Addresses of machines.
    ("from 192.168.100.200.", &[(Kind::Ip, "192.168.100.200")]),
    ("10.0.0.1:8080", &[(Kind::Ip, "10.0.0.1")]),
    ("2001:db8::8a2e:370:7334", &[(Kind::Ip, "2001:db8::8a2e:370:7334")]),
    ("fe80::1ff:fe23:4567:890a", &[(Kind::Ip, "fe80::1ff:fe23:4567:890a")]),
    // E-mail, spelled so that machines pass it by.
    ("write jane at example dot com", &[(Kind::Email, "jane at example dot com")]),
    (
        "jane.doe [at] example [dot] co [dot] uk!",
        &[(Kind::Email, "jane.doe [at] example [dot] co [dot] uk")],
    ),
    ("jane(at)example(dot)com", &[(Kind::Email, "jane(at)example(dot)com")]),
    ("ＪＡＮＥ＠ｅｘａｍｐｌｅ．ｃｏｍ", &[(Kind::Email, "ＪＡＮＥ＠ｅｘａｍｐｌｅ．ｃｏｍ")]),
    ("ja\u{200b}ne@exa\u{ad}mple.com", &[(Kind::Email, "ja\u{200b}ne@exa\u{ad}mple.com")]),
    // Phone, spelled.
    ("call me at 4 1 5 5 5 5 2 6 7 1.", &[(Kind::Phone, "4 1 5 5 5 5 2 6 7 1")]),
    ("tel ０７７００ ９００１２３", &[(Kind::Phone, "０７７００ ９００１２３")]),
    (
        "(11) 98765-4321 or 612 34 56 78",
        &[(Kind::Phone, "(11) 98765-4321"), (Kind::Phone, "612 34 56 78")],
    ),
    // Accounts, devices, wallets, secrets.
    ("to DE89 3704 0044 0532 0130 00 please", &[(Kind::Iban, "DE89 3704 0044 0532 0130 00")]),
    ("gb82west12345698765432", &[(Kind::Iban, "gb82west12345698765432")]),
    ("on 00:1a:2b:3c:4d:5e now", &[(Kind::Mac, "00:1a:2b:3c:4d:5e")]),
    ("001a.2b3c.4d5e", &[(Kind::Mac, "001a.2b3c.4d5e")]),
    (
        "to 1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
        &[(Kind::Wallet, "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2")],
    ),
    (
        "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
        &[(Kind::Wallet, "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq")],
    ),
    ("my key sk-ant-api03-AbCdEf0123456789", &[(Kind::Secret, "sk-ant-api03-AbCdEf0123456789")]),
    ("my password is hunter2!", &[(Kind::Secret, "hunter2!")]),
    // Names on networks.
    ("@ann.lee, or u/ann_lee", &[(Kind::Handle, "@ann.lee"), (Kind::Handle, "u/ann_lee")]),
    ("my insta is ann.lee99.", &[(Kind::Handle, "ann.lee99")]),
    // Places.
    ("at 40.4461, -79.9822 now", &[(Kind::Coordinates, "40.4461, -79.9822")]),
    ("40°26′46″N 79°58′56″W", &[(Kind::Coordinates, "40°26′46″N 79°58′56″W")]),
    ("221B Baker Street, London NW1 6XE", &[(Kind::Address, "221B Baker Street, London NW1 6XE")]),
    ("12 rue de la Paix", &[(Kind::Address, "12 rue de la Paix")]),
    ("in der Hauptstraße 12, 10115 Berlin", &[(Kind::Address, "Hauptstraße 12, 10115 Berlin")]),
    ("i live at 12 oak street", &[(Kind::Address, "12 oak street")]),
    ("PO Box 123", &[(Kind::Address, "PO Box 123")]),
    // By the words before.
    ("born on 5 March 1990.", &[(Kind::DateOfBirth, "5 March 1990")]),
    ("DOB: 03/05/1990", &[(Kind::DateOfBirth, "03/05/1990")]),
    ("my birthday is March 5th", &[(Kind::DateOfBirth, "March 5th")]),
    ("passport no. X1234567", &[(Kind::Document, "X1234567")]),
    ("NHS number 943 476 5919", &[(Kind::Document, "943 476 5919")]),
    ("my name is Daniel Okafor", &[(Kind::Person, "Daniel Okafor")]),
    ("my boss Daniel's desk", &[(Kind::Person, "Daniel")]),
    ("Dr. Meyer and I'm Sarah", &[(Kind::Person, "Meyer"), (Kind::Person, "Sarah")]),
    // Several, side by side.
    (
        "ann@x.org 415-555-2671 1.1.1.1",
        &[(Kind::Email, "ann@x.org"), (Kind::Phone, "415-555-2671"), (Kind::Ip, "1.1.1.1")],
    ),
];

/// Texts in which nothing may be found.
pub const NOTHING: &[&str] = &[
    "I was born in 1985 and moved in 2004, 2010-2015 was hard",
    "it cost $1,250.00, or 10 000 000 in the end, or $415 555 2671",
    "at 12:30:45 on 05.06.1990 and 2020-01-02 10:00",
    "we lost 3-2, then 21-19 21-17",
    "order #4155552671 and order number 4155552671",
    "between 500-1000 calories, 1999 2004",
    "call me at 5",
    "I slept 2 hours, woke 3 times, 100 200 300",
    "e.g. this, i.e. that, at 3 a.m. in the U.S.A.",
    "I left work.Then I cried.it was bad",
    "I want to go home.it is so hard.me too.so tired.no",
    "wait...what",
    "ann@ and @ and a@b and @home and @3pm",
    "000-12-3456, 666-12-3456, 900-12-3456, 123-00-4567, 123-45-0000",
    "4111 1111 1111 1112",
    "version 1.2.3 and v1.2.3.4 and 1.2.3.4.5 and 256.1.1.1",
    "std::vec, ::, a::b, :-) 12:30",
    "room_12345678, abc4155552671def",
    "[EMAIL_1] and [phone_22]",
    "1234567890123",
    "I was born in 1985, and my birthday was awful",
    "my mom Monday, my boss I think, my wife Christmas",
    "I'm Sad, I'm German, I am Christian, I'm Done",
    "My Boss Yelled At Me",
    "a 10 minute drive, a 2 way street, 5 Star Way is no name of mine",
    "the dot com boom, connect the dots in it",
    "look at me dot dot dot",
    "my passport expired in 2019 and my license was lost 3 times",
    "my password is the name of my dog",
    "the ratio is 1.5, 2.5 and pi is 3.14159",
    "reference 9981 9280 4566 6493",
];
