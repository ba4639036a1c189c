//! The fold and the forecast, by scenario files and by properties.

mod agendas;
mod fold;
mod properties;
mod reload;
mod scenario;
