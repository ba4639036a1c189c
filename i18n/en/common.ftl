# Words that every part of the program uses.
and = and
error-io = { $path } cannot be read or written: { $cause }
error-io-not-found = { $path } is not there.
error-io-permission = { $path }: permission is missing.
error-io-read-only = { $path } can only be read, not written.
error-io-full = { $path }: there is no space left.
error-io-is-folder = { $path } is a folder, not a file.
error-io-no-folder = { $path }: a part of the path is no folder.
hint-not-found = Check that the path is right.
hint-permission = Check that you may read and write there.
hint-disk-full = Free some space on the disk and try again.
