//! Reads the tables, at first use.
//!
//! A row that cannot be read is left out here, since nobody may be left without the others; the
//! tests fail on it.

use std::sync::LazyLock;

use super::{Against, Checked, DIRECTORY, Help, HelpLine, Topic};

pub(super) const LINES: &str = include_str!("lines.tsv");
pub(super) const EMERGENCY: &str = include_str!("emergency.tsv");

/// Every country that has lines.
pub(super) static TABLE: LazyLock<Vec<Help>> = LazyLock::new(|| {
    let lines: Vec<(&str, HelpLine)> = rows(LINES).filter_map(read_line).collect();
    rows(EMERGENCY)
        .filter_map(read_emergency)
        .map(|(country, number, _)| Help {
            country: Some(country),
            emergency: Some(number),
            lines: lines
                .iter()
                .filter(|(countries, _)| countries.split(' ').any(|code| code == country))
                .map(|(_, line)| line.clone())
                .collect(),
        })
        .filter(|help| !help.lines.is_empty())
        .collect()
});

/// The rows of a table, without its headings.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = &'static str> {
    table.lines().filter(|row| !row.starts_with('#') && !row.is_empty())
}

/// Country, number, and when and with what it was compared.
pub(super) fn read_emergency(row: &'static str) -> Option<(&'static str, &'static str, Checked)> {
    let columns: Vec<&str> = row.split('\t').collect();
    let &[country, number, on, against] = columns.as_slice() else { return None };
    Some((country, number, checked(on, against)?))
}

/// The countries of a row, separated by spaces, and its line.
pub(super) fn read_line(row: &'static str) -> Option<(&'static str, HelpLine)> {
    let columns: Vec<&str> = row.split('\t').collect();
    let &[
        countries,
        name,
        topic,
        audience,
        phone,
        then,
        text,
        chat,
        hours,
        languages,
        source,
        on,
        against,
    ] = columns.as_slice()
    else {
        return None;
    };
    let given = |column: &'static str| Some(column).filter(|column| !column.is_empty());
    let line = HelpLine {
        name,
        topic: match topic {
            "suicide" => Topic::Suicide,
            "violence" => Topic::Violence,
            "substances" => Topic::Substances,
            "general" => Topic::General,
            _ => return None,
        },
        audience: given(audience),
        phone: given(phone),
        then: given(then),
        text: given(text),
        chat: given(chat),
        // A directory states some numbers whose own page we do not know.
        url: given(source).filter(|page| !page.starts_with(DIRECTORY)),
        hours,
        languages: languages.split(' ').collect(),
        source,
        checked: checked(on, against)?,
    };
    Some((countries, line))
}

fn checked(on: &'static str, against: &str) -> Option<Checked> {
    let against = against.split(' ').map(|with| match with {
        "service" => Some(Against::Service),
        "government" => Some(Against::Government),
        "press" => Some(Against::Press),
        "wikipedia" => Some(Against::Wikipedia),
        "directory" => Some(Against::Directory),
        "open-helplines" => Some(Against::OpenHelplines),
        "repositories" => Some(Against::Repositories),
        _ => None,
    });
    Some(Checked { on, against: against.collect::<Option<_>>()? })
}
