//! Times as formats write them in, the form that [`published`](crate::model::published::published) reads out. A time
//! without a zone stays without one.

/// The time in `text` as `2023-07-07T19:30:00+02:00`, or `2023-07-07` for a bare day; `None` when it is neither ISO 8601,
/// in its long or its compact form, nor a mail's date.
pub fn when(text: &str) -> Option<String> {
    let text = text.trim();
    compact(text).or_else(|| long(text)).or_else(|| mail(text))
}

/// `20230707`, `20230707T193000Z`, `20230707T193000+0200`.
fn compact(text: &str) -> Option<String> {
    let day = text.get(..8).filter(|day| day.bytes().all(|b| b.is_ascii_digit()))?;
    let day = format!("{}-{}-{}", &day[..4], &day[4..6], &day[6..]);
    let rest = &text[8..];
    if rest.is_empty() {
        return Some(day);
    }
    let rest = rest.strip_prefix(['T', ' ']).unwrap_or(rest);
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (clock, zone) = rest.split_at(digits);
    let clock = match digits {
        6 => format!("{}:{}:{}", &clock[..2], &clock[2..4], &clock[4..]),
        4 => format!("{}:{}", &clock[..2], &clock[2..]),
        _ => return None,
    };
    Some(format!("{day}T{clock}{}", zone.trim()))
}

/// `2023-07-07`, `2023-07-07T19:30:00.000+02:00`, `2023-07-07 19:30:00 UTC`.
fn long(text: &str) -> Option<String> {
    let day = text.get(..10)?;
    let sound =
        day.char_indices().all(|(i, c)| if matches!(i, 4 | 7) { c == '-' } else { c.is_ascii_digit() });
    sound.then(|| text.to_owned())
}

/// `Fri, 07 Jul 2023 15:00:00 GMT`.
fn mail(text: &str) -> Option<String> {
    let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
    let zoned = parser.parse_zoned(text).ok()?;
    let minutes = zoned.offset().seconds() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, minutes) = (minutes.abs() / 60, minutes.abs() % 60);
    Some(format!("{}{sign}{hours:02}:{minutes:02}", zoned.datetime()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms() {
        for (written, read) in [
            ("20230707T193000Z", "2023-07-07T19:30:00Z"),
            ("20210516T080625+0000", "2021-05-16T08:06:25+0000"),
            ("20210516T0806", "2021-05-16T08:06"),
            ("20210516", "2021-05-16"),
            ("Fri, 07 Jul 2023 15:00:00 GMT", "2023-07-07T15:00:00+00:00"),
            ("Thu, 7 Jul 2023 15:00:00 -0430", "2023-07-07T15:00:00-04:30"),
            ("2015-11-28 05:36:00.000000", "2015-11-28 05:36:00.000000"),
        ] {
            assert_eq!(when(written).as_deref(), Some(read));
        }
        for no in ["", "yesterday", "2023", "20230707T1", "07/07/2023"] {
            assert_eq!(when(no), None, "{no}");
        }
    }
}
