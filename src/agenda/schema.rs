//! The JSON Schema of agenda files.

use schemars::generate::SchemaSettings;

use super::file::AgendaFile;

/// Makes the JSON Schema of agenda files, for editors.
///
/// Draft 7, which the TOML editors read; without the `null` that TOML does not have.
#[must_use]
pub fn schema() -> serde_json::Value {
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<AgendaFile>().to_value();
    without_null(&mut schema);
    if let Some(top) = schema.as_object_mut() {
        top.insert("title".to_owned(), "punktlig agenda".into());
    }
    for (table, required) in [
        ("PersonFile", &["id"][..]),
        ("UnitFile", &["id"]),
        ("AbsenceFile", &["who"]),
        ("GuestTable", &["who"]),
        ("PointTable", &["text"]),
        ("PhraseFile", &["text"]),
    ] {
        if let Some(table) = schema.pointer_mut(&format!("/definitions/{table}")).and_then(|t| t.as_object_mut()) {
            table.insert("required".to_owned(), required.into());
        }
    }
    schema
}

fn without_null(value: &mut serde_json::Value) {
    use serde_json::Value;
    match value {
        Value::Object(map) => {
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|t| t != "null");
                if let [one] = types.as_slice() {
                    let one = one.clone();
                    map.insert("type".to_owned(), one);
                }
            }
            if let Some(Value::Array(any)) = map.get_mut("anyOf") {
                any.retain(|s| s != &serde_json::json!({ "type": "null" }));
                if let [one] = any.as_slice() {
                    // A description next to a `$ref` is ignored in draft 7, one next to `allOf` is not.
                    let one = one.clone();
                    map.remove("anyOf");
                    map.insert("allOf".to_owned(), Value::Array(vec![one]));
                }
            }
            map.values_mut().for_each(without_null);
        }
        Value::Array(list) => list.iter_mut().for_each(without_null),
        _ => {}
    }
}
