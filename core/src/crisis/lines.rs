//! The lines themselves. A country stands here only with numbers its own services publish,
//! its suicide lines first. They were entered from knowledge of those services, not from a visit
//! to every page: open each `source` before a release, and before changing a line.

use super::help::{Help, at, suicide, text_only, violence};

/// By country code, in alphabetical order.
pub(super) const COUNTRIES: &[Help] = &[
    at(
        "AR",
        "911",
        &[
            suicide(
                "Centro de Asistencia al Suicida",
                "135",
                &["es"],
                "https://www.casbuenosaires.com.ar/",
            )
            .hours("daily; hours on the page; 135 is free from Buenos Aires"),
            violence("Línea 144", "144", &["es"], "https://www.argentina.gob.ar/linea-144"),
        ],
    ),
    at(
        "AT",
        "112",
        &[
            suicide("Telefonseelsorge", "142", &["de"], "https://www.telefonseelsorge.at/"),
            violence(
                "Frauenhelpline gegen Gewalt",
                "0800 222 555",
                &["de"],
                "https://www.frauenhelpline.at/",
            ),
        ],
    ),
    at(
        "AU",
        "000",
        &[
            suicide("Lifeline", "13 11 14", &["en"], "https://www.lifeline.org.au/")
                .text("text 0477 13 11 14"),
            violence("1800RESPECT", "1800 737 732", &["en"], "https://www.1800respect.org.au/")
                .text("text 0458 737 732"),
        ],
    ),
    at(
        "BE",
        "112",
        &[
            suicide("Zelfmoordlijn 1813", "1813", &["nl"], "https://www.zelfmoord1813.be/"),
            suicide(
                "Centre de Prévention du Suicide",
                "0800 32 123",
                &["fr"],
                "https://www.preventionsuicide.be/",
            ),
        ],
    ),
    at(
        "BR",
        "192",
        &[
            suicide("CVV – Centro de Valorização da Vida", "188", &["pt"], "https://cvv.org.br/"),
            violence(
                "Central de Atendimento à Mulher",
                "180",
                &["pt"],
                "https://www.gov.br/mulheres/pt-br/ligue180",
            ),
        ],
    ),
    at(
        "CA",
        "911",
        &[suicide("9-8-8: Suicide Crisis Helpline", "988", &["en", "fr"], "https://988.ca/")
            .text("text 988")],
    ),
    at(
        "CH",
        "144",
        &[suicide(
            "Die Dargebotene Hand · La Main Tendue",
            "143",
            &["de", "fr", "it"],
            "https://www.143.ch/",
        )],
    ),
    at(
        "CZ",
        "112",
        &[suicide(
            "Linka první psychické pomoci",
            "116 123",
            &["cs"],
            "https://linkapsychickepomoci.cz/",
        )],
    ),
    at(
        "DE",
        "112",
        &[
            suicide(
                "TelefonSeelsorge",
                "0800 111 0 111",
                &["de"],
                "https://www.telefonseelsorge.de/",
            ),
            violence(
                "Hilfetelefon Gewalt gegen Frauen",
                "116 016",
                &["de"],
                "https://www.hilfetelefon.de/",
            ),
        ],
    ),
    at(
        "DK",
        "112",
        &[
            suicide("Livslinien", "70 201 201", &["da"], "https://www.livslinien.dk/")
                .hours("daily; hours on the page"),
            violence("Lev Uden Vold", "1888", &["da"], "https://levudenvold.dk/"),
        ],
    ),
    at(
        "ES",
        "112",
        &[
            suicide(
                "Línea 024 de atención a la conducta suicida",
                "024",
                &["es"],
                "https://www.sanidad.gob.es/linea024/home.htm",
            ),
            violence("016", "016", &["es"], "https://violenciagenero.igualdad.gob.es/"),
        ],
    ),
    at(
        "FI",
        "112",
        &[
            suicide("MIELI Kriisipuhelin", "09 2525 0111", &["fi"], "https://mieli.fi/"),
            violence("Nollalinja", "080 005 005", &["fi", "sv", "en"], "https://nollalinja.fi/"),
        ],
    ),
    at(
        "FR",
        "112",
        &[
            suicide(
                "3114, numéro national de prévention du suicide",
                "3114",
                &["fr"],
                "https://3114.fr/",
            ),
            violence(
                "3919 Violences Femmes Info",
                "3919",
                &["fr"],
                "https://arretonslesviolences.gouv.fr/",
            ),
        ],
    ),
    at(
        "GB",
        "999",
        &[
            suicide("Samaritans", "116 123", &["en"], "https://www.samaritans.org/"),
            text_only("Shout", "text SHOUT to 85258", &["en"], "https://giveusashout.org/"),
            violence(
                "National Domestic Abuse Helpline",
                "0808 2000 247",
                &["en"],
                "https://www.nationaldahelpline.org.uk/",
            ),
        ],
    ),
    at(
        "GR",
        "112",
        &[
            suicide(
                "Γραμμή Παρέμβασης για την Αυτοκτονία (Klimaka)",
                "1018",
                &["el"],
                "https://klimaka.org.gr/",
            ),
            violence("Γραμμή SOS", "15900", &["el", "en"], "https://womensos.gr/"),
        ],
    ),
    at(
        "HK",
        "999",
        &[suicide(
            "The Samaritan Befrienders Hong Kong",
            "2389 2222",
            &["zh", "en"],
            "https://sbhk.org.hk/",
        )],
    ),
    at(
        "HU",
        "112",
        &[suicide(
            "Magyar Lelki Elsősegély Telefonszolgálatok",
            "116 123",
            &["hu"],
            "https://sos116-123.hu/",
        )],
    ),
    at(
        "IE",
        "112",
        &[
            suicide("Samaritans", "116 123", &["en"], "https://www.samaritans.org/ireland/"),
            text_only(
                "Text About It",
                "text HELLO to 50808",
                &["en"],
                "https://www.textaboutit.ie/",
            ),
            violence("Women's Aid", "1800 341 900", &["en"], "https://www.womensaid.ie/"),
        ],
    ),
    at("IL", "101", &[suicide("ERAN", "1201", &["he"], "https://www.eran.org.il/")]),
    at(
        "IN",
        "112",
        &[
            suicide("Tele-MANAS", "14416", &["en", "hi"], "https://telemanas.mohfw.gov.in/"),
            violence("Women Helpline", "181", &["en", "hi"], "https://wcd.gov.in/"),
        ],
    ),
    at(
        "IS",
        "112",
        &[suicide("Hjálparsími Rauða krossins", "1717", &["is"], "https://www.1717.is/")],
    ),
    at(
        "IT",
        "112",
        &[
            suicide(
                "Telefono Amico Italia",
                "02 2327 2327",
                &["it"],
                "https://www.telefonoamico.it/",
            )
            .hours("daily; hours on the page"),
            violence("1522", "1522", &["it"], "https://www.1522.eu/"),
        ],
    ),
    at(
        "JP",
        "119",
        &[suicide(
            "よりそいホットライン",
            "0120-279-338",
            &["ja"],
            "https://www.since2011.net/yorisoi/",
        )],
    ),
    at(
        "KR",
        "119",
        &[
            suicide("자살예방상담전화", "109", &["ko"], "https://www.129.go.kr/109"),
            violence("여성긴급전화", "1366", &["ko"], "https://www.women1366.kr/"),
        ],
    ),
    at(
        "MX",
        "911",
        &[suicide("Línea de la Vida", "800 911 2000", &["es"], "https://www.gob.mx/lineadelavida")],
    ),
    at(
        "MY",
        "999",
        &[
            suicide(
                "Befrienders Kuala Lumpur",
                "03-7627 2929",
                &["en", "ms"],
                "https://www.befrienders.org.my/",
            ),
            violence("Talian Kasih", "15999", &["ms", "en"], "https://www.kpwkm.gov.my/"),
        ],
    ),
    at(
        "NL",
        "112",
        &[
            suicide("113 Zelfmoordpreventie", "113", &["nl"], "https://www.113.nl/"),
            suicide(
                "113 Zelfmoordpreventie (free number)",
                "0800-0113",
                &["nl"],
                "https://www.113.nl/",
            ),
            violence("Veilig Thuis", "0800-2000", &["nl"], "https://veiligthuis.nl/"),
        ],
    ),
    at(
        "NO",
        "113",
        &[
            suicide("Mental Helse", "116 123", &["no"], "https://mentalhelse.no/"),
            violence("VO-linjen", "116 006", &["no"], "https://volinjen.no/"),
        ],
    ),
    at(
        "NZ",
        "111",
        &[
            suicide("1737, need to talk?", "1737", &["en"], "https://1737.org.nz/")
                .text("text 1737"),
            suicide("Lifeline Aotearoa", "0800 543 354", &["en"], "https://www.lifeline.org.nz/")
                .text("text 4357"),
            violence("Women's Refuge", "0800 733 843", &["en"], "https://womensrefuge.org.nz/"),
        ],
    ),
    at(
        "PH",
        "911",
        &[suicide("NCMH Crisis Hotline", "1553", &["en", "tl"], "https://ncmh.gov.ph/")],
    ),
    at(
        "PL",
        "112",
        &[
            suicide("Kryzysowy Telefon Zaufania", "116 123", &["pl"], "https://116sos.pl/")
                .hours("hours on the page"),
            violence(
                "Niebieska Linia",
                "800 12 00 02",
                &["pl"],
                "https://www.niebieskalinia.info/",
            ),
        ],
    ),
    at(
        "PT",
        "112",
        &[
            suicide(
                "Linha Nacional de Prevenção do Suicídio",
                "1411",
                &["pt"],
                "https://www.sns24.gov.pt/",
            ),
            violence(
                "Serviço de Informação às Vítimas de Violência Doméstica",
                "800 202 148",
                &["pt"],
                "https://www.cig.gov.pt/",
            ),
        ],
    ),
    at(
        "SE",
        "112",
        &[
            suicide("Mind Självmordslinjen", "90101", &["sv"], "https://mind.se/"),
            violence(
                "Kvinnofridslinjen",
                "020-50 50 50",
                &["sv", "en"],
                "https://kvinnofridslinjen.se/",
            ),
        ],
    ),
    at(
        "SG",
        "995",
        &[suicide("Samaritans of Singapore", "1767", &["en"], "https://www.sos.org.sg/")],
    ),
    at(
        "SI",
        "112",
        &[suicide(
            "Zaupni telefon Samarijan",
            "116 123",
            &["sl"],
            "https://www.telefon-samarijan.si/",
        )],
    ),
    at("TH", "1669", &[suicide("สายด่วนสุขภาพจิต", "1323", &["th"], "https://dmh.go.th/")]),
    at(
        "TW",
        "119",
        &[
            suicide("安心專線", "1925", &["zh"], "https://www.mohw.gov.tw/"),
            violence("保護專線", "113", &["zh"], "https://www.mohw.gov.tw/"),
        ],
    ),
    at(
        "UA",
        "103",
        &[suicide("Lifeline Ukraine", "7333", &["uk"], "https://lifelineukraine.com/")],
    ),
    at(
        "US",
        "911",
        &[
            suicide(
                "988 Suicide & Crisis Lifeline",
                "988",
                &["en", "es"],
                "https://988lifeline.org/",
            )
            .text("text 988"),
            text_only(
                "Crisis Text Line",
                "text HOME to 741741",
                &["en", "es"],
                "https://www.crisistextline.org/",
            ),
            violence(
                "National Domestic Violence Hotline",
                "1-800-799-7233",
                &["en", "es"],
                "https://www.thehotline.org/",
            )
            .text("text START to 88788"),
        ],
    ),
    at(
        "ZA",
        "112",
        &[
            suicide("SADAG Suicide Crisis Line", "0800 567 567", &["en"], "https://www.sadag.org/"),
            violence(
                "Gender-Based Violence Command Centre",
                "0800 428 428",
                &["en"],
                "https://gbv.org.za/",
            ),
        ],
    ),
];
