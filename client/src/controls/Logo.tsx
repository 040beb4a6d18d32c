/** The product's sign: cards on four fields. */
export function Logo() {
  return (
    <svg width={26} height={26} viewBox="0 0 32 32" aria-hidden>
      <rect width={32} height={32} rx={7} fill="var(--accent)" />
      <path d="M15 6h2v20h-2zM6 15h20v2H6z" fill="var(--on-accent)" opacity={0.55} />
      <circle cx={22} cy={10} r={4} fill="var(--on-accent)" />
      <circle cx={10.5} cy={11.5} r={2.5} fill="var(--on-accent)" opacity={0.8} />
      <circle cx={21} cy={22} r={2.5} fill="var(--on-accent)" opacity={0.8} />
    </svg>
  )
}
