# The few commands that are typed every day. `just` alone lists them; https://just.systems

# Lists these commands.
default:
    @just --list

# Rehearses a sample meeting: the main job at once.
rehearse:
    cargo run --release -- rehearse meetings/2025-01-15-direktionen.toml

# Runs the tests whose names contain NAME, or all: just test screen::votes
test NAME="":
    cargo test {{NAME}}

# What is quick and fails most often; run it before each commit.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test --test it -- house:: docs::

# Everything that must hold on main, documents opened in Chromium and LibreOffice too.
ci:
    bash .ci/run

# Rewrites what tests generate: the schema, tables in README and docs, sample documents, fuzz seeds.
docs:
    PUNKTLIG_WRITE_DOCS=1 cargo test --test it -- docs:: the_committed_schema the_docs_list the_journals_seeds the_finished_record

# Shows each changed snapshot and asks whether it is right (needs cargo-insta).
review:
    cargo insta review

# The measurements of docs/performance.md.
bench:
    cargo bench

# Licences, advisories and duplicate crates (needs cargo-deny).
deny:
    cargo deny check
