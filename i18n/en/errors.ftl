# When a file does not play along.
error-io = { $path } cannot be read or written: { $cause }
error-io-not-found = { $path } does not exist.
error-io-permission = { $path }: permission denied.
error-io-read-only = { $path } is read-only.
error-io-full = { $path }: no space left on the disk.
error-io-is-folder = { $path } is a folder, not a file.
error-io-no-folder = { $path }: part of the path is not a folder.
error-caused-by = Caused by: { $cause }
error-not-a-log = { $path } is not a punktlig log.
hint-not-a-log = Name a new file for the log. Nothing is written to this one.
hint-not-found = Check that the path is right.
hint-permission = Check that you have permission to read and write there.
hint-disk-full = Free some space on the disk and try again.
hint-io = Try again. If that does not help, try a copy of the file elsewhere.
