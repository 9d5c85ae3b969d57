"""The PRONOM formats of files, as Siegfried knows them: one "PUID NAME" a line."""
import os
import sys

import pygfried

for path in sys.argv[1:]:
    matches = pygfried.identify(path, detailed=True)["files"][0]["matches"]
    print(*(match["id"] for match in matches), os.path.basename(path))
