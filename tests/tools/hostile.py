"""hostile.py OUT WORK OTHER: PDFs of which the files within are hostile, each with what is said of it in NAME.says.

WORK has reports; OTHER is a report outside of the PDF, that none may read."""
import hashlib
import os
import re
import sys

out, work, other = sys.argv[1:]
os.makedirs(out, exist_ok=True)
REPORT = 'reports/2023-h1/herinrichting-havenkwartier.yaml'


def read(path):
    with open(path, 'rb') as file:
        return file.read()


def packet(digest, more=''):
    return f'''<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:v="urn:uuid:7945d71d-da16-4290-b4b1-b665a8baab5c#" {more}><pdfaid:part>3</pdfaid:part>
<v:bron>{digest}</v:bron><v:sjabloon>waterrijk</v:sjabloon></rdf:Description></rdf:RDF></x:xmpmeta>'''.encode()


def stream(words, data):
    return b'<< %s /Length %d >>\nstream\n%s\nendstream' % (words, len(data), data)


def pdf(files, xmp):
    objects = [b'<< /Type /Catalog /Pages 2 0 R /Metadata 4 0 R /AF [' + b' '.join(b'%d 0 R' % (6 + 2 * i) for i in range(len(files))) + b'] >>',
               b'<< /Type /Pages /Kids [3 0 R] /Count 1 >>', b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>', stream(b'/Type /Metadata', xmp)]
    for i, (name, data) in enumerate(files):
        text = b'<FEFF' + name.encode('utf-16-be').hex().encode() + b'>'
        objects.append(stream(b'/Type /EmbeddedFile', data))
        objects.append(b'<< /Type /Filespec /UF %s /EF << /UF %d 0 R >> /AFRelationship /%s >>' % (text, 5 + 2 * i, b'Data' if i else b'Source'))
    body, places = b'%PDF-1.7\n', []
    for i, words in enumerate(objects, 1):
        places.append(len(body))
        body += b'%d 0 obj\n%s\nendobj\n' % (i, words)
    n, zeros = len(objects) + 1, b'0' * 32
    whole = body + b'xref\n0 %d\n0000000000 65535 f \n' % n + b''.join(b'%010d 00000 n \n' % at for at in places)
    whole += b'trailer\n<< /Size %d /Root 1 0 R /ID[<%s><%s>] >>\nstartxref\n%d\n%%%%EOF\n' % (n, zeros, zeros, len(body))
    own = hashlib.md5(whole).hexdigest().encode()
    return whole.replace(b'<%s><%s>' % (zeros, zeros), b'<%s><%s>' % (own, own))


def write(name, says, more=(), report=None, attributes=''):
    report = report or read(f'{work}/{REPORT}')
    files = [(REPORT, report), ('reports/2023-h1/havenkwartier.geojson', read(f'{work}/reports/2023-h1/havenkwartier.geojson'))]
    for folder in 'standaard', 'waterrijk':
        for file in os.listdir(f'templates/{folder}'):
            files.append((f'templates/{folder}/{file}', read(f'templates/{folder}/{file}')))
    digest = hashlib.sha256(report).hexdigest()
    with open(f'{out}/{name}.pdf', 'wb') as file:
        file.write(pdf(files + [(each, b'x') for each in more], packet(digest, attributes)))
    with open(f'{out}/{name}.says', 'w') as file:
        file.write(says)


def named(where):
    return re.sub(rb'(?m)^periode: .*', rb'\g<0>\nvorige: ' + where.encode(), read(f'{work}/{REPORT}'))


# With nothing wrong about the files, it is the document itself that is none.
write('plain', 'bewijs-onleesbaar')
for name, more in {'above': ['../../x'], 'absolute': ['/tmp/x'], 'long': ['a' * 300], 'longest': ['/'.join(['abcdefgh'] * 1200)],
                   'deep': ['a/' * 20 + 'x'], 'twice': ['x', 'x'], 'folder': ['x', 'x/y'], 'file': ['x/y', 'x'], 'dot': ['.'],
                   'slash': ['x/'], 'escape': ['../\x1b[31mrood'], 'c1': ['../\u009b31mrood'], 'order': ['../\u202enedmoor']}.items():
    write(name, 'bewijs-bestanden', more)
write('outside', 'vorige-ontbreekt', report=named('../' * 12 + os.path.abspath(other).lstrip('/')))
write('attributes', 'zegt niet van welk rapport', attributes=' '.join(f'a{i}="1"' for i in range(60000)))
