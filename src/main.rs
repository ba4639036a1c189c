//! The program: hands the arguments over and gives back the exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    punktlig::cli::main()
}
