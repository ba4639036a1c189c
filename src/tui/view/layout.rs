//! Where everything goes on the minute-taker's screen.

use ratatui::layout::Rect;

/// Where everything goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    pub(in crate::tui) framed: bool,
    pub(in crate::tui) header: Rect,
    pub(in crate::tui) plan: Rect,
    pub(in crate::tui) time: Rect,
    pub(in crate::tui) body: Rect,
    pub(in crate::tui) status: Rect,
    pub(in crate::tui) message: Rect,
    pub(in crate::tui) hints: Rect,
}

fn layout(size: Rect) -> Layout {
    let (w, h) = (size.width, size.height);
    let at =
        |x: u16, y: u16, width: u16, height: u16| Rect::new(size.x + x, size.y + y, width, height).intersection(size);
    if w < 76 || h < 20 {
        let rest = h.saturating_sub(8);
        Layout {
            framed: false,
            header: at(0, 0, w, 1),
            time: at(0, 1, w, 3),
            plan: at(0, 5, w, rest),
            body: at(0, 5, w, rest),
            status: at(0, h.saturating_sub(3), w, 1),
            message: at(0, h.saturating_sub(2), w, 1),
            hints: at(0, h.saturating_sub(1), w, 1),
        }
    } else {
        let left = (w * 42 / 100).clamp(32, 56);
        // A second line of keys, where the plan can spare one.
        let keys = if h >= 24 { 2 } else { 1 };
        let inner = h - 5 - keys;
        let x = left + 2;
        let right = w - x - 2;
        Layout {
            framed: true,
            header: at(0, 0, w, 1),
            plan: at(1, 1, left - 1, inner),
            time: at(x, 1, right, 4),
            body: at(x, 6, right, inner - 5),
            status: at(2, h - 3 - keys, w - 4, 1),
            message: at(2, h - 2 - keys, w - 4, 1),
            hints: at(2, h - 1 - keys, w - 4, keys),
        }
    }
}

impl Layout {
    /// Places everything in a window.
    #[must_use]
    pub fn of(size: Rect) -> Self {
        layout(size)
    }

    /// The place next to the plan, for what is written or asked.
    #[must_use]
    pub fn side_area(&self) -> Rect {
        let edge = u16::from(self.framed);
        Rect { x: self.body.x - edge, width: self.body.width + 2 * edge, ..self.body }
    }

    /// The place of the item and of the plan next to it, for what is read. The time stays in sight.
    #[must_use]
    pub fn wide(&self) -> Rect {
        let beside = self.side_area();
        Rect { x: self.plan.x, width: beside.right() - self.plan.x, ..beside }
    }

    /// The place next to the plan, or the wide one where that is narrower than `least`.
    #[must_use]
    pub fn side_or_wide_area(&self, least: u16) -> Rect {
        let beside = self.side_area();
        if beside.width < least { self.wide() } else { beside }
    }
}
