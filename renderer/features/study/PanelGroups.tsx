import { useState, type SubmitEvent } from 'react'
import type { PanelGroup } from '#shared/domain/study/panelGroup'
import { newIdentifier } from '../../api/newIdentifier.ts'
import { useStudyList, useStudyStore } from '../../api/StudyContext.tsx'
import { selectPanelGroups } from '../../api/studySelectors.ts'
import { useAction } from '../../api/useAction.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Switch } from '../../ui/Switch.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './PanelGroups.module.css'

export function PanelGroups() {
  const groups = useStudyList(selectPanelGroups)
  const [edited, setEdited] = useState<PanelGroup | 'new' | null>(null)
  return (
    <>
      <ul className={styles['list']}>
        {groups.map((group) => (
          <li key={group.id} className={styles['group']}>
            <span className={styles['words']}>
              <span className={styles['name']}>{group.name}</span>
              <span className={styles['detail']}>{details(group)}</span>
            </span>
            {group.isPublic && <span className={styles['badge']}>Public</span>}
            <IconButton icon="edit" label={`Edit ${group.name}`} onPress={() => setEdited(group)} />
          </li>
        ))}
      </ul>
      <div>
        <Button icon="add" onPress={() => setEdited('new')}>
          Add a group
        </Button>
      </div>
      {edited !== null && (
        <PanelGroupDialog group={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />
      )}
    </>
  )
}

function details({ name, shortName, usualMinimum, usualMaximum }: PanelGroup): string {
  const parts: string[] = shortName === name ? [] : [shortName]
  if (usualMinimum !== null && usualMaximum !== null) {
    parts.push(`usually ${usualMinimum} to ${usualMaximum} people`)
  }
  return parts.join(' · ')
}

function PanelGroupDialog({ group, onClose }: { group: PanelGroup | null; onClose: () => void }) {
  const store = useStudyStore()
  const [name, setName] = useState(group?.name ?? '')
  const [shortName, setShortName] = useState(group?.shortName ?? '')
  const [isPublic, setIsPublic] = useState(group?.isPublic ?? false)
  const saving = useAction(async () => {
    // A group that has no short name of its own is called by its name.
    const content = { name, shortName: shortName.trim() === '' ? name.slice(0, 40) : shortName, isPublic }
    if (group) await store.act('panelGroup.edit', { panelGroupId: group.id, ...content })
    else await store.act('panelGroup.add', { panelGroupId: newIdentifier(), ...content })
    onClose()
  })

  function submit(event: SubmitEvent): void {
    event.preventDefault()
    void saving.run()
  }

  return (
    <Dialog
      title={group ? 'Edit the group' : 'Add a group'}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form="panel-group-form" isPending={saving.isRunning}>
            {group ? 'Save' : 'Add the group'}
          </Button>
        </>
      }
    >
      <form id="panel-group-form" className={styles['form']} onSubmit={submit} noValidate>
        <TextField label="Name" value={name} onChange={setName} maxLength={120} isRequired takesFocus />
        <TextField
          label="Short name"
          description="For charts and tables, such as SPLW or GPs."
          value={shortName}
          onChange={setShortName}
          maxLength={40}
        />
        <Switch
          isSelected={isPublic}
          onChange={setIsPublic}
          description="Their results stand beside everybody else’s, so that a difference is seen."
        >
          Public contributors
        </Switch>
        {saving.error && <Notice tone="danger">{saving.error.message}</Notice>}
      </form>
    </Dialog>
  )
}
