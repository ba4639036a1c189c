# Words that every part of the program uses.
and = and
error-io = { $path }: { $cause }
hint-not-found = Check that the path is right.
hint-permission = Check that you may read and write there.
hint-disk-full = Free some space on the disk and try again.
