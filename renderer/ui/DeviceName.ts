import { createContext } from 'react'

/** What the thing in somebody's hands is called in sentences such as "kept on this phone". */
export const DeviceName = createContext<'phone' | 'tablet'>('phone')
