import type { RoomStatus } from '#shared/contract/roomState'

export type OpenRoomStatus = Extract<RoomStatus, { isOpen: true }>
