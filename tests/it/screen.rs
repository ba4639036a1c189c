//! The minute-taker's screen without a terminal: what keys do, and what is drawn.

mod burst;
mod editors;
mod ends;
mod flow;
mod guests;
mod language;
mod looks;
mod records;
mod sizes;
mod stage;
mod states;
