/** Over every page of a ballot that is only for trying out how voting works. */
export function Practice() {
  return (
    <p className="vote-practice">
      <strong>Practice</strong> – this does not count
    </p>
  )
}
