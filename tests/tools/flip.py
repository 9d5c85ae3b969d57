"""flip.py PROGRAM PATH N: N times one bit of a bag or a PDF is another one; "bewijs" must see each of them."""
import os
import random
import subprocess
import sys

program, proven, n = sys.argv[1], sys.argv[2], int(sys.argv[3])
files = sorted(os.path.join(folder, name) for folder, _, names in os.walk(proven) for name in names) or [proven]
random.seed(20231125)
missed = 0
for _ in range(n):
    path = random.choice(files)
    with open(path, "r+b") as file:
        data = file.read()
        at = random.randrange(len(data))
        bit = 1 << random.randrange(8)
        file.seek(at)
        file.write(bytes([data[at] ^ bit]))
    found = subprocess.run([program, "bewijs", proven], capture_output=True)
    with open(path, "r+b") as file:
        file.write(data)
    if found.returncode != 1:
        missed += 1
        print(f"{path}: bit {bit} of byte {at}: exit status {found.returncode}")
print(f"{n - missed} of {n} found")
sys.exit(missed > 0)
