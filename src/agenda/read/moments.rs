//! Dates and times of day as an agenda writes them.

use chrono::{NaiveDate, NaiveTime};
use schemars::JsonSchema;
use toml::Spanned;
use toml::de::DeValue;
use toml::value::Datetime;

use super::{Read, Reader};
use crate::agenda::slips;
use crate::{msg, text, time};

/// A calendar date.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Day(pub NaiveDate);

impl JsonSchema for Day {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "format": "date" })
    }
}

impl Read for Day {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let date = value.get_ref().as_datetime().filter(|d| d.time.is_none()).and_then(|d| d.date);
        let date = date.and_then(|d| NaiveDate::from_ymd_opt(i32::from(d.year), u32::from(d.month), u32::from(d.day)));
        // Year 0 to 9999 is what TOML can write; the far ends would leave no room for later days.
        if let Some(date) = date.filter(|d| (1900..=9000).contains(&chrono::Datelike::year(d))) {
            return Some(Self(date));
        }
        let span = r.span(value);
        let written = text::one_line(r.written(span));
        match slips::date(&written) {
            Some(slip) if value.get_ref().is_str() && slip.message.is_none() && written.starts_with(['"', '\'']) => {
                let message = msg!("finding-wrong-type", expected = "date", found = "text");
                r.error("wrong-type", span, message, slip.help);
            }
            Some(slip) => {
                let message = slip.message.unwrap_or_else(|| msg!("finding-bad-date", date = written));
                r.error("bad-date", span, message, slip.help);
            }
            None => return r.wrong(value, "date"),
        }
        None
    }
}

/// A time of day, in whole minutes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TimeOfDay(pub NaiveTime);

impl JsonSchema for TimeOfDay {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "TimeOfDay".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({
            "type": "string",
            "pattern": r"^\s*([Kk][Ll][. ]\s*)?([01]?[0-9]|2[0-3])([.:][0-5][0-9]([.:]00)?)?\s*$",
        })
    }
}

impl Read for TimeOfDay {
    fn read(value: &Spanned<DeValue<'_>>, r: &mut Reader<'_>) -> Option<Self> {
        let span = r.span(value);
        let written = text::one_line(r.written(span));
        let quoted = written.starts_with(['"', '\'']);
        let native = |d: &Datetime| {
            let time = d.time.filter(|_| d.date.is_none() && d.offset.is_none())?;
            let second = u32::from(time.second.unwrap_or(0));
            NaiveTime::from_hms_nano_opt(time.hour.into(), time.minute.into(), second, time.nanosecond.unwrap_or(0))
        };
        let time = match value.get_ref() {
            DeValue::String(s) if quoted => time::parse_time(s),
            DeValue::Datetime(d) if native(d).is_some() && !lacks_zero(&written) => native(d),
            DeValue::Boolean(_) | DeValue::Array(_) | DeValue::Table(_) => return r.wrong(value, "time"),
            DeValue::Datetime(_) if !lacks_zero(&written) => return r.wrong(value, "time"),
            // The parser hands on what it could not read as it stands: 9:30 lacks TOML's leading zero.
            _ => {
                // 11.5 may be 11.05 or 11.50: only what reads as a time is proposed.
                let help = match time::parse_time(&written) {
                    Some(_) => msg!("finding-unquoted-time-help", time = written.as_str()),
                    None => msg!("finding-time-help"),
                };
                r.error("unquoted-time", span, msg!("finding-unquoted-time", time = written), help);
                return None;
            }
        };
        match time.filter(|t| chrono::Timelike::second(t) == 0 && chrono::Timelike::nanosecond(t) == 0) {
            Some(time) => Some(Self(time)),
            None => {
                let said = written.trim_matches(['"', '\'']);
                r.error("bad-time", span, msg!("finding-bad-time", time = said), msg!("finding-time-help"));
                None
            }
        }
    }
}

/// Tells whether a bare time has an hour of one digit, which TOML does not know.
fn lacks_zero(written: &str) -> bool {
    written.chars().nth(1) == Some(':') && time::parse_time(written).is_some()
}
