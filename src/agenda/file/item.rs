//! The shapes of an item of the agenda and of what it holds.

use schemars::JsonSchema;
use toml::Spanned;
use toml::de::DeValue;

use super::{ACCESS, RecommendationsFile, means_access};
use crate::agenda::plan;
use crate::agenda::read::{Day, Id, Key, Line, LineOrNumber, List, Located, Read, Reader, Unread, nearest};
use crate::agenda::rich::Text;
use crate::agenda::slips;
use crate::agenda::write::{Field, Value, Write};

shape! {
    /// A matter of the agenda.
    ItemFile section {
        /// The number; need not start at 1, may be left out.
        number "number": Key,
        /// The id; by default the number.
        id "id": Id,
        /// The title.
        title "title": Line,
        /// What it prints besides itself: the time plan, or the forward plan.
        kind "kind": plan::ItemKind,
        /// Whether every meeting has it: the agenda that is made of this one for the next does too.
        standing "standing": bool,
        /// What it asks of the body.
        item_type "type": plan::ItemType,
        /// Whether the public may read it.
        access "access": plan::Access,
        /// The title that the public sees of a closed item.
        public_title "public_title": Line,
        /// A heading over this item and those after it; holds until the next, or "".
        heading "heading": Line,
        /// Why it is off the agenda: "trukket af forslagsstilleren".
        withdrawn "withdrawn": Line,
        /// The earlier meeting whose minutes it approves: the name of its agenda, without `.toml`.
        approves "approves": Line,
        /// When the supplementary agenda was issued that it is on.
        supplement "supplement": Day,
        /// What may be published of what is decided on a closed item; by default nothing.
        public_decision "public_decision": Line,
        /// Who decides, where this body only recommends: "Byrådet".
        decides "decides": Line,
        /// What other bodies decided on it before, in the order of printing.
        history "history": List<HistoryFile>,
        /// Who asked for it to be on the agenda: an id or free text.
        mover "mover": Line,
        /// The case number.
        case "case": LineOrNumber,
        /// The process (sagsgang).
        process "process": Line,
        /// Who is responsible (sagsansvarlig): ids or free text.
        responsible "responsible": List<Line>,
        /// Who works on it (sagsbehandler): ids or free text.
        case_worker "case_worker": List<Line>,
        /// CommonMark: the background.
        background "background": Text,
        /// CommonMark: the presentation.
        presentation "presentation": Text,
        /// CommonMark: the economy.
        economy "economy": Text,
        /// What stands before the recommendations.
        recommendation_intro "recommendation_intro": Line,
        /// What the body is asked to decide: a text, or a list of which several are numbered.
        recommendations "recommendations": RecommendationsFile,
        /// The documents that go with it, numbered in order.
        annexes "annexes": List<AnnexFile>,
    }
}

shape! {
    /// A document that goes with an item or a point.
    AnnexFile {
        /// The title; a closed annex may lack one.
        title "title": Line,
        /// Whether the public may read it.
        access "access": plan::Access,
        /// The document's number.
        document "document": LineOrNumber,
        /// The document's id.
        id "id": LineOrNumber,
    }
}

shape! {
    /// What another body decided on an item before.
    HistoryFile {
        /// The body: "Økonomiudvalget".
        body "body": Line,
        /// When it did.
        date "date": Day,
        /// The item's number there.
        number "number": LineOrNumber,
        /// What it decided, as it was written there; line breaks count.
        text "text": Text,
        /// Who was absent there: free text, or ids.
        absent "absent": List<Line>,
    }
}
