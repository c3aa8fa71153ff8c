import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import type { ItemChoice } from '#shared/domain/ballot/itemChoice'
import { IconButton } from '../../../ui/Button.tsx'
import { Icon } from '../../../ui/Icon.tsx'
import { KindMark } from '../../../ui/KindMark.tsx'
import { Menu, type MenuAction } from '../../../ui/Menu.tsx'
import { announce } from '../../../ui/toasts.ts'
import { movedBeside, movedTo, withoutKeys, withWording } from './ballotItems.ts'
import { EditOwnWords } from './EditOwnWords.tsx'
import type { ItemLook } from './itemLook.ts'
import styles from './items.module.css'

interface ChosenItemsProps {
  readonly looks: readonly ItemLook[]
  readonly onChange: (items: readonly ItemChoice[]) => void
}

/** What is on the ballot, in its order: dragged by its handle, or moved by its menu. */
export function ChosenItems({ looks, onChange }: ChosenItemsProps) {
  const [editedKey, setEditedKey] = useState<string | null>(null)
  const items = looks.map(({ choice }) => choice)
  const edited = looks.find(({ key }) => key === editedKey)
  const { dragAndDropHooks } = useDragAndDrop<ItemLook>({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': wordingFor(looks, String(key)) })),
    onReorder: ({ keys, target }) => {
      if (target.dropPosition === 'on') return
      onChange(movedBeside(items, new Set([...keys].map(String)), String(target.key), target.dropPosition))
    },
  })

  function move(look: ItemLook, place: number): void {
    onChange(movedTo(items, look.key, place))
    announce(`${look.wording}: now ${place + 1} of ${items.length}.`)
  }

  return (
    <>
      <GridList
        aria-label="On the ballot"
        className={styles['chosen'] ?? ''}
        items={looks.map((look, index) => ({ ...look, id: look.key, place: index }))}
        dragAndDropHooks={dragAndDropHooks}
        keyboardNavigationBehavior="tab"
        disallowTypeAhead
      >
        {(look) => (
          <GridListItem
            id={look.key}
            textValue={look.wording}
            className={`${styles['row']} ${look.problem === null ? '' : styles['isProblem']}`}
          >
            <AriaButton slot="drag" className={styles['handle'] ?? ''}>
              <Icon name="grip" />
            </AriaButton>
            <span className={styles['place']}>{look.place + 1}</span>
            <span className={styles['words']}>
              {look.wording}
              <span className={styles['kind']}>
                {look.kind === 'theme' ? (
                  'Theme'
                ) : look.kind === 'statement' ? (
                  'Statement'
                ) : look.kind === 'written' ? (
                  'Own words'
                ) : (
                  <KindMark kind={look.kind} />
                )}
                {look.problem !== null && (
                  <strong className={styles['problem']}>
                    <Icon name="warning" /> {look.problem === 'gone' ? 'deleted since' : 'hidden again'}
                  </strong>
                )}
              </span>
            </span>
            <Menu label={`Change “${look.wording}”`} actions={actionsFor(look, look.place)}>
              <IconButton icon="more" label={`Move or take off: ${look.wording}`} />
            </Menu>
          </GridListItem>
        )}
      </GridList>
      {edited?.choice.kind === 'written' && (
        <EditOwnWords
          wording={edited.wording}
          onSave={(wording) => onChange(withWording(items, edited.key, wording))}
          onClose={() => setEditedKey(null)}
        />
      )}
    </>
  )

  function actionsFor(look: ItemLook, place: number): MenuAction[] {
    const last = items.length - 1
    const isFirst = place === 0
    const isLast = place === last
    return [
      ...(look.kind === 'written'
        ? [
            {
              key: 'edit',
              label: 'Change the words',
              icon: 'edit' as const,
              onAction: () => setEditedKey(look.key),
            },
          ]
        : []),
      { key: 'up', label: 'Move up', isDisabled: isFirst, onAction: () => move(look, place - 1) },
      { key: 'down', label: 'Move down', isDisabled: isLast, onAction: () => move(look, place + 1) },
      { key: 'top', label: 'Move to the top', isDisabled: isFirst, onAction: () => move(look, 0) },
      { key: 'end', label: 'Move to the end', isDisabled: isLast, onAction: () => move(look, last) },
      {
        key: 'remove',
        label: 'Take off the ballot',
        icon: 'trash' as const,
        startsGroup: true,
        onAction: () => {
          onChange(withoutKeys(items, new Set([look.key])))
          announce(`${look.wording}: taken off the ballot.`)
        },
      },
    ]
  }
}

function wordingFor(looks: readonly ItemLook[], key: string): string {
  return looks.find((look) => look.key === key)?.wording ?? ''
}
