//! What is decided as recommended, by what the recommendation asks for.

use punktlig::agenda::Outcome;
use punktlig::lang::Lang;
use punktlig::meeting::Content;

use crate::kit::stage::Stage;

/// A meeting whose item is about this.
fn with(item: &str) -> Stage {
    let plan = format!(
        "date = 2025-01-15\nbody = \"Udvalget\"\nitem = [{{ number = 5, title = \"Budget\", {item} }}]\n\
         slot = [{{ at = \"9.00\", items = [5] }}]\n"
    );
    Stage::new(crate::kit::agenda(&plan), Lang::Da)
}

/// What `i` writes for it, and the outcome that it records; none: it opens nothing.
fn decided(item: &str) -> Option<(String, Outcome)> {
    let mut stage = with(item);
    stage.keys("i");
    let typed = stage.typed()?;
    stage.pass(5_000).keys("Ctrl-S");
    let Content::Decision(decision) = stage.meeting().records().last()?.current().clone() else { return None };
    assert_eq!(decision.text, typed);
    Some((typed, decision.outcome))
}

#[test]
fn as_recommended_writes_what_the_recommendation_asks_for() {
    for (recommended, text, outcome) in [
        ("At budgettet godkendes.", "Godkendt som indstillet.", Outcome::Approved),
        ("At der frigives 1,2 mio. kr.", "Godkendt som indstillet.", Outcome::Approved),
        ("Oplægget drøftes og kvalificeres.", "Drøftet.", Outcome::Discussed),
        ("At protokollerne gennemgås.", "Gennemgået.", Outcome::Discussed),
        ("At opfølgningen tages til efterretning.", "Taget til efterretning.", Outcome::Noted),
        ("Sagen tages til orientering.", "Taget til orientering.", Outcome::Noted),
        ("Sagen oversendes til ØU.", "Oversendes som indstillet.", Outcome::Forwarded),
    ] {
        let said = decided(&format!("recommendations = \"{recommended}\""));
        assert_eq!(said, Some((text.to_owned(), outcome)), "{recommended}");
    }
}

#[test]
fn what_a_recommendation_leaves_to_the_meeting_is_not_written_for_it() {
    let mut stage = with("recommendations = [\"At udvalget tager stilling til forslaget.\"]");
    stage.keys("i");
    assert_eq!((stage.said(), stage.typed()), ("notice-recommended-open", None));
    assert_eq!(decided("recommendations = \"- drøfter oplægget\\n- godkender planen\""), None, "they differ");
}

#[test]
fn each_of_several_recommendations_has_its_own_answer() {
    let list = |all: &str| decided(&format!("recommendations = [{all}]"));
    assert_eq!(
        list("\"Oversigten drøftes.\", \"Overskridelsen oversendes til ØU.\""),
        Some(("Ad 1) Drøftet.\nAd 2) Oversendes som indstillet.".to_owned(), Outcome::Forwarded))
    );
    assert_eq!(
        list("\"At planen godkendes.\", \"At udvalget vælger en leverandør.\""),
        Some(("Ad 1) Godkendt.\nAd 2)".to_owned(), Outcome::Approved))
    );
}

#[test]
fn a_recommendation_to_who_decides_is_one_where_the_body_was_not_only_to_discuss() {
    let council = "decides = \"Byrådet\", recommendations = [\"At budgettet";
    assert_eq!(
        decided(&format!("{council} godkendes.\"]")),
        Some(("Indstilles til Byrådets godkendelse.".to_owned(), Outcome::Forwarded))
    );
    assert_eq!(decided(&format!("{council} drøftes.\"]")), Some(("Drøftet.".to_owned(), Outcome::Discussed)));
}
