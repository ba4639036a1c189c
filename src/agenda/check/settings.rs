//! What `[protocol]` and the standard phrases come to where the agenda does not say it.

use super::{line, lines};
use crate::agenda::file::AgendaFile;
use crate::agenda::plan::{ItemType, Outcome, Phrase, Profile, ProtocolSettings};
use crate::agenda::read::Located;
use crate::lang::Lang;

/// Returns how the protocol is written.
pub(super) fn protocol(file: &AgendaFile) -> ProtocolSettings {
    let default = ProtocolSettings::default();
    let Some(Located { value: p, .. }) = &file.protocol else { return default };
    let profile = p.profile.map(|p| p.value).unwrap_or_default();
    let has_signers = lines(&p.signers).any(|who| !who.value.0.is_empty());
    ProtocolSettings {
        title: line(&p.title),
        profile,
        signatures: p.signatures.map_or(profile == Profile::Political || has_signers, |s| s.value),
        signers: Vec::new(),
        formats: p.formats.as_ref().map_or(default.formats, |f| f.value.iter().map(|f| f.value).collect()),
        templates: line(&p.templates),
        call_ahead: p.call_ahead.map(|c| c.value.0),
        casting_vote: p.casting_vote.map(|c| c.value),
        quorum: p.quorum.map(|q| q.value.rule()),
        majority: p.majority.map(|m| m.value).unwrap_or_default(),
        access_labels: p.access_labels.map(|a| a.value).unwrap_or_default(),
        groups: p.groups.map(|g| g.value),
        proxies: p.proxies.is_some_and(|p| p.value),
        absence_reasons: p.absence_reasons.map(|a| a.value).unwrap_or_default(),
        absences: p.absences.map(|a| a.value).unwrap_or_default(),
        discussion_title: line(&p.discussion_title),
        undecided: p.undecided.map(|u| u.value).unwrap_or_default(),
    }
}

/// Returns the standard phrases of a language.
pub(super) fn default_phrases(lang: Lang) -> Vec<Phrase> {
    [
        (lang.text("phrase-approved"), Outcome::Approved, Some(ItemType::Decision)),
        (lang.text("phrase-noted"), Outcome::Noted, Some(ItemType::Information)),
        (lang.text("phrase-discussed"), Outcome::Discussed, Some(ItemType::Discussion)),
        (lang.text("phrase-approved-remarks"), Outcome::Approved, None),
        (lang.text("phrase-remarks"), Outcome::Other, None),
        (lang.text("phrase-postponed"), Outcome::Postponed, None),
        (lang.text("phrase-forwarded"), Outcome::Forwarded, None),
        (lang.text("phrase-rejected"), Outcome::Rejected, None),
    ]
    .into_iter()
    .map(|(text, outcome, for_type)| Phrase { text, outcome, for_type })
    .collect()
}
