import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { Label } from 'react-aria-components/Label'
import { Tag, TagGroup, TagList } from 'react-aria-components/TagGroup'
import { Icon } from './Icon.tsx'
import { SuggestField } from './SuggestField.tsx'
import styles from './TagField.module.css'

/** Tags that can be taken off, and a field with suggestions for another one: Enter adds it. */
export function TagField({
  label,
  addLabel = 'Add a tag',
  tags,
  suggestions,
  onAdd,
  onRemove,
  maxLength,
}: {
  label: string
  addLabel?: string
  tags: readonly string[]
  /** Those that stand there already are not suggested again. */
  suggestions: readonly string[]
  onAdd: (tag: string) => void
  onRemove: (tag: string) => void
  maxLength?: number
}) {
  const [typed, setTyped] = useState('')

  function add(text: string): void {
    setTyped('')
    const tag = text.trim()
    if (tag === '' || tags.some((one) => isSame(one, tag))) return
    // One spelling for one tag.
    onAdd(suggestions.find((one) => isSame(one, tag)) ?? tag)
  }

  return (
    <div className={styles['field']}>
      {tags.length > 0 && (
        <TagGroup onRemove={(keys) => [...keys].forEach((key) => onRemove(String(key)))}>
          <Label className={styles['label'] ?? ''}>{label}</Label>
          <TagList className={styles['tags'] ?? ''} items={tags.map((id) => ({ id }))}>
            {({ id }) => (
              <Tag id={id} textValue={id} className={styles['tag'] ?? ''}>
                {id}
                <Button slot="remove" className={styles['remove'] ?? ''}>
                  <Icon name="close" size="1em" />
                </Button>
              </Tag>
            )}
          </TagList>
        </TagGroup>
      )}
      <SuggestField
        label={addLabel}
        value={typed}
        onChange={setTyped}
        suggestions={suggestions.filter((one) => !tags.some((tag) => isSame(tag, one)))}
        placeholder="Write, then press Enter"
        {...(maxLength === undefined ? {} : { maxLength })}
        onChoose={add}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
          // Enter on a suggestion chooses that.
          if (event.target instanceof Element && event.target.hasAttribute('aria-activedescendant')) return
          event.preventDefault()
          add(typed)
        }}
        // Nothing that was typed is lost.
        onBlur={() => add(typed)}
      />
    </div>
  )
}

function isSame(one: string, other: string): boolean {
  return one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0
}
