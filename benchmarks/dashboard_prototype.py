"""The prototype's way, as students' projects have it: all clients read and drawn at each change.

    streamlit run benchmarks/dashboard_prototype.py -- CLIENTS.csv

`benchmarks/dashboard.py` writes the file and measures this beside Clairscore, in the same run.
"""

import sys

import matplotlib.pyplot as plt
import pandas as pd
import streamlit as st

clients = pd.read_csv(sys.argv[1])
features = list(clients.columns[2:])
wanted = st.text_input("Client", str(clients["id"].iloc[0]))
client = clients[clients["id"].astype(str) == wanted].iloc[0]
st.title(f"Client {wanted}")
st.metric("Score", f"{client['score']:.1f}")
st.table(client[features[:10]])

gauge, axes = plt.subplots(figsize=(6, 1))
axes.barh([0], [client["score"]])
axes.axvline(50)
axes.set_xlim(0, 100)
st.pyplot(gauge)

histogram, axes = plt.subplots()
axes.hist(clients[features[0]].dropna(), bins=50)
axes.axvline(client[features[0]], color="red")
st.pyplot(histogram)

scatter, axes = plt.subplots()
axes.scatter(clients[features[0]], clients[features[1]], c=clients["score"], s=1)
axes.plot(client[features[0]], client[features[1]], "r*")
st.pyplot(scatter)
plt.close("all")
