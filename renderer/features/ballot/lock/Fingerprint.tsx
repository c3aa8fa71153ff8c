import styles from '../ballot.module.css'

/** 64 hexadecimal digits in groups that can be compared by eye. */
export function Fingerprint({ hash }: { hash: string }) {
  return <code className={styles['fingerprint']}>{hash.match(/.{1,8}/g)?.join(' ')}</code>
}
