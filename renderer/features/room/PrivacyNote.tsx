import styles from './room.module.css'

/** What is private in the room, and what is not: said before anybody relies on it. */
export function PrivacyNote() {
  return (
    <details className={styles['privacy']}>
      <summary>How private is this?</summary>
      <ul>
        <li>The study’s file never says who gave which answer, nor who sat in the room.</li>
        <li>Small groups are not shown by themselves in the results.</li>
        <li>
          The phones’ page is not encrypted. Somebody who is on the same Wi-Fi and knows how could read along.
          Use a network that only the people in the room are on.
        </li>
        <li>What people write on cards can give them away. Remind them to leave out names.</li>
      </ul>
    </details>
  )
}
