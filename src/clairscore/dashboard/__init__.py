"""The dashboard: screens that draw page models, and the shell around them.

The only package that knows Streamlit. `server` starts it, `app` is what runs for each change,
`screens` draw, `widgets` are what they draw with.
"""
