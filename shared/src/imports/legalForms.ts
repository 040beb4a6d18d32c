/** Forms a body can have by law, without points and spaces: they say nothing about what it does. */
const legalForms = new Set(
  `gmbh mbh ggmbh gmbhcokg ag kg kgaa ohg gbr ug eg ev eingetragenerverein verein stiftung kdor aor ador koerperschaft anstalt vvag ek se
  ltd limited plc llp lp cic cio scio charity inc llc corp co lbg clg dac public private company partnership soletrader incorporated
  sa sas sasu sarl eurl sci scop scic sem spl gie association loi1901 associationloi1901 epci epic epa
  sl slu sau sc scl scoop fundacion asociacion cooperativa sociedadlimitada sociedadanonima
  srl spa snc sas srls onlus ets aps odv associazione fondazione cooperativa lda eireli me
  bv nv vof cv stichting vereniging cooperatie eenmanszaak maatschap vzw asbl bvba
  spzoo spolkazoo sakcyjna spj spk fundacja stowarzyszenie spoldzielnia jdg
  sro as zs ops zu druzstvo ooo oao zao pao ip nko ano тов ооо оао зао пао ип нко ано ат фоп
  ab hb as asa ans da aps is fmba oy oyj ry osk αε επε ικε οε`.split(/\s+/),
)

/** True for a cell that names a legal form alone: *GmbH*, *e. V.*, *Sp. z o.o.*. */
export function isLegalForm(cell: string): boolean {
  const plain = cell
    .trim()
    .toLowerCase()
    .replace(/ł/g, 'l')
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
  return plain !== '' && legalForms.has(plain)
}
